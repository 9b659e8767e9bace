package fr.teleguichet.fleet.alert.maintenance;

import fr.teleguichet.fleet.alert.Condition;
import fr.teleguichet.fleet.alert.QuietCalendar;
import fr.teleguichet.fleet.alert.QuietTimes;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteDirectory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quiet is where somebody works by plan, and, for rules that say so, where the site is closed. Of a
 * site whose hours nobody wrote down it is not known, and it is never quiet for that.
 */
@Singleton
final class PlannedQuiet implements QuietCalendar {
  private final MaintenanceTable windows;
  private final SiteDirectory sites;

  PlannedQuiet(MaintenanceTable windows, SiteDirectory sites) {
    this.windows = windows;
    this.sites = sites;
  }

  @Override
  public QuietTimes at(Instant now) {
    return of(windows.notOver(now), sites.now().sites(), now);
  }

  /** What is quiet by these windows and hours. */
  static QuietTimes of(List<MaintenanceWindow> windows, Map<Integer, Site> sites, Instant now) {
    List<MaintenanceArea> areas =
        windows.stream().filter(it -> it.isOn(now)).map(MaintenanceWindow::area).toList();
    Map<Integer, Boolean> closed = new HashMap<>();
    return (condition, rule) ->
        areas.stream().anyMatch(area -> area.covers(condition))
            || (rule.quietWhenClosed() && isClosed(condition, sites, closed, now));
  }

  private static boolean isClosed(
      Condition condition, Map<Integer, Site> sites, Map<Integer, Boolean> known, Instant now) {
    return condition
        .site()
        .map(
            id ->
                known.computeIfAbsent(
                    id,
                    _ ->
                        Optional.ofNullable(sites.get(id))
                            .flatMap(Site::opening)
                            .filter(hours -> !hours.isOpen(now))
                            .isPresent()))
        .orElse(false);
  }
}
