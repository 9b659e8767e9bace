package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ConditionSource;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.alert.ObservedConditions;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.Site;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the live picture of the fleet says of each kiosk. */
@Singleton
final class KioskConditionSource implements ConditionSource {

  private static final Set<AlertKind> KINDS =
      EnumSet.of(
          AlertKind.OFFLINE,
          AlertKind.DEGRADED,
          AlertKind.PAPER_LOW,
          AlertKind.STORAGE_FAILING,
          AlertKind.CLOCK_WRONG,
          AlertKind.TAMPER,
          AlertKind.CALL_TEST);

  private final LiveFleetStatus fleet;

  KioskConditionSource(LiveFleetStatus fleet) {
    this.fleet = fleet;
  }

  @Override
  public ObservedConditions read(AlertRules rules, Instant now) {
    return of(fleet.picture().entries().stream().map(FleetSnapshot.Entry::row).toList(), now);
  }

  /** What holds of these kiosks. */
  static ObservedConditions of(List<KioskRow> rows, Instant now) {
    List<ObservedCondition> conditions = new ArrayList<>();
    Set<AlertSubject> silent = new HashSet<>();
    Set<AlertSubject> speaking = new HashSet<>();
    int kiosks = 0;
    for (KioskRow row : rows) {
      if (row.node().isEmpty() || !row.reports()) {
        continue;
      }
      kiosks++;
      AlertSubject kiosk = new AlertSubject.OfKiosk(row.node().get());
      Optional<Integer> site = row.site().map(Site::id);
      Optional<AlertSubject> place = site.map(id -> new AlertSubject.OfSite(id, row.territory()));
      if (!row.speaksNow()) {
        boolean _ = silent.add(kiosk);
        place.ifPresent(silent::add);
      } else {
        place.ifPresent(speaking::add);
      }
      StatusReasonClassifier.of(row).forEach(it -> conditions.add(it.condition(kiosk, site, now)));
    }
    silent.removeAll(speaking);
    return ObservedConditions.of(conditions, KINDS, silent, kiosks);
  }
}
