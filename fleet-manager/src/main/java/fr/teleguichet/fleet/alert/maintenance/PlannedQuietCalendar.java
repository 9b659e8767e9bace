package fr.teleguichet.fleet.alert.maintenance;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.alert.QuietCalendar;
import fr.teleguichet.fleet.alert.QuietTimes;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Quiet is where somebody works by plan, where a site is suspended or given up, and, for rules that
 * say so, where it is outside its hours, public holidays among them. Of a site whose hours nobody
 * wrote down it is not known, and it is never quiet for that.
 */
@Singleton
final class PlannedQuietCalendar implements QuietCalendar {
  /** What nobody may learn too late, though no citizen uses the kiosk. */
  private static final Set<AlertKind> TOLD_WITHOUT_CITIZENS =
      EnumSet.of(AlertKind.TAMPER, AlertKind.CERTIFICATE_ENDING);

  private final MaintenanceRepository windows;
  private final SiteCache sites;

  PlannedQuietCalendar(MaintenanceRepository windows, SiteCache sites) {
    this.windows = windows;
    this.sites = sites;
  }

  @Override
  public QuietTimes at(Instant now) {
    SiteCache.Snapshot known = sites.now();
    return of(windows.notOver(now), known.sites(), known.lives(), now);
  }

  /** What is quiet by these windows, hours and lives of sites. */
  static QuietTimes of(
      List<MaintenanceWindow> windows,
      Map<Integer, Site> sites,
      Map<Integer, SiteLifeState> lives,
      Instant now) {
    List<MaintenanceArea> areas =
        windows.stream().filter(it -> it.isOn(now)).map(MaintenanceWindow::area).toList();
    Map<Integer, Boolean> closed = new HashMap<>();
    return (condition, rule) ->
        areas.stream().anyMatch(area -> area.covers(condition))
            || (!TOLD_WITHOUT_CITIZENS.contains(rule.kind()) && isOutOfUse(condition, lives))
            || (rule.quietWhenClosed() && isClosed(condition, sites, closed, now));
  }

  private static boolean isOutOfUse(
      ObservedCondition condition, Map<Integer, SiteLifeState> lives) {
    return condition.site().map(lives::get).filter(SiteLifeState::isOutOfUse).isPresent();
  }

  private static boolean isClosed(
      ObservedCondition condition,
      Map<Integer, Site> sites,
      Map<Integer, Boolean> known,
      Instant now) {
    return condition
        .site()
        .map(
            id ->
                known.computeIfAbsent(
                    id,
                    _ ->
                        Optional.ofNullable(sites.get(id))
                            .flatMap(Site::opening)
                            .filter(hours -> !hours.closedOnHolidays(true).isOpen(now))
                            .isPresent()))
        .orElse(false);
  }
}
