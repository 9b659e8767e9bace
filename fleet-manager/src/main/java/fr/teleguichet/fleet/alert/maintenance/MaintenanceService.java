package fr.teleguichet.fleet.alert.maintenance;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans maintenance, and ends it. */
@Singleton
public final class MaintenanceService {

  /** Longer is not maintenance: a kiosk that is gone for months is retired or suspended. */
  public static final Duration MAX_LENGTH = Duration.ofDays(31);

  /** How long ago it may have begun: somebody is at it already. */
  static final Duration MAX_PAST = Duration.ofDays(1);

  static final Duration MAX_AHEAD = Duration.ofDays(366);
  static final int MAX_REASON = 300;
  static final int MAX_WINDOWS = 2_000;

  private final MaintenanceRepository table;
  private final VisibleSites sites;
  private final Clock clock;

  MaintenanceService(MaintenanceRepository table, VisibleSites sites, Clock clock) {
    this.table = table;
    this.sites = sites;
    this.clock = clock;
  }

  /** What is under way or planned in the scope; what is of the whole fleet concerns everybody. */
  public List<MaintenanceWindow> notOver(Scope scope) {
    Set<Integer> visible = sitesIn(scope);
    return table.notOver(clock.instant()).stream()
        .filter(
            it ->
                it.area() instanceof MaintenanceArea.WholeFleet
                    || isWithin(it.area(), scope, visible))
        .toList();
  }

  private Set<Integer> sitesIn(Scope scope) {
    return sites.in(scope).stream().map(Site::id).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isWithin(MaintenanceArea area, Scope scope, Set<Integer> visible) {
    return switch (area) {
      case MaintenanceArea.WholeFleet() -> scope.isWholeFleet();
      case MaintenanceArea.OfTerritory(String territory) -> scope.covers(territory);
      case MaintenanceArea.OfSite(int site) -> scope.isWholeFleet() || visible.contains(site);
      case MaintenanceArea.OfKiosk kiosk -> scope.covers(kiosk.node());
    };
  }

  /** Whether somebody of this scope may end it. */
  public boolean mayEnd(MaintenanceWindow window, Scope scope) {
    return isWithin(window.area(), scope, sitesIn(scope));
  }

  /**
   * Plans it; its row.
   *
   * @throws RefusalException when a field of it is wrong, or the place is out of the scope
   */
  public int plan(MaintenanceWindow window, Scope scope) {
    Instant now = clock.instant();
    if (!isWithin(window.area(), scope, sitesIn(scope))) {
      throw RefusalException.field("area", "give a place of your territories");
    }
    if (window.reason().isBlank() || window.reason().length() > MAX_REASON) {
      throw RefusalException.field("reason", "say why, in at most " + MAX_REASON + " letters");
    }
    if (window.starts().isBefore(now.minus(MAX_PAST))
        || window.starts().isAfter(now.plus(MAX_AHEAD))) {
      throw RefusalException.field("starts", "give a time from yesterday on, within a year");
    }
    if (!window.finishes().isAfter(now)
        || !window.finishes().isAfter(window.starts())
        || window.finishes().isAfter(window.starts().plus(MAX_LENGTH))) {
      throw RefusalException.field("finishes", "give a time after the start, within 31 days");
    }
    if (table.count(now) >= MAX_WINDOWS) {
      throw RefusalException.conflict("There are " + MAX_WINDOWS + " already.");
    }
    return table.add(window, now);
  }

  /**
   * Ends it now: what still holds is told at the next look.
   *
   * @return whether it had begun
   */
  public boolean end(int id, Scope scope) {
    Instant now = clock.instant();
    MaintenanceWindow window =
        table
            .find(id)
            .filter(it -> it.finishes().isAfter(now) && mayEnd(it, scope))
            .orElseThrow(() -> RefusalException.unknown("maintenance", Integer.toString(id)));
    table.end(window.id(), now);
    return window.isOn(now);
  }
}
