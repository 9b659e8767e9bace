package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ConditionSource;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.alert.ObservedConditions;
import fr.teleguichet.fleet.backup.LastBackupTimeFile;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.datadir.DiskReserve;
import fr.teleguichet.fleet.telemetry.RefusedItemRegister;
import fr.teleguichet.fleet.telemetry.StoreHealth;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the manager finds of itself: its broker, its disks, what its database refuses, and when it
 * was last backed up.
 */
@Singleton
final class ManagerConditionSource implements ConditionSource {

  private static final AlertSubject NETWORK = new AlertSubject.Network();

  private final LinkHealth link;
  private final DiskReserve reserve;
  private final StoreHealth store;
  private final DataFolder folder;

  ManagerConditionSource(
      LinkHealth link, DiskReserve reserve, TelemetryIngest telemetry, DataFolder folder) {
    this.store = telemetry.health();
    this.link = link;
    this.reserve = reserve;
    this.folder = folder;
  }

  @Override
  public ObservedConditions read(AlertRules rules, Instant now) {
    List<ObservedCondition> held = new ArrayList<>();
    link.awaySince().ifPresent(since -> held.add(condition(AlertKind.OFFLINE, since, 0)));
    if (reserve.disks().stream().anyMatch(it -> it.level() != DiskReserve.Level.ENOUGH)) {
      held.add(condition(AlertKind.MANAGER_DISK, now, 0));
    }
    held.addAll(refused(now));
    Set<AlertKind> read =
        EnumSet.of(AlertKind.OFFLINE, AlertKind.MANAGER_DISK, AlertKind.DATA_REFUSED);
    LastBackupTimeFile.of(folder.root())
        .ifPresent(
            backup -> {
              boolean _ = read.add(AlertKind.BACKUP_OVERDUE);
              overdue(backup, rules, now).ifPresent(held::add);
            });
    return ObservedConditions.of(held, read, Set.of(), 0);
  }

  /** Of each kiosk what it sends, and of the network as a whole what was set aside. */
  private List<ObservedCondition> refused(Instant now) {
    List<ObservedCondition> refused = new ArrayList<>();
    for (RefusedItemRegister.Refusal it : store.refusals().repeated()) {
      refused.add(
          ObservedCondition.of(
              AlertKind.DATA_REFUSED,
              new AlertSubject.OfKiosk(it.node()),
              Optional.empty(),
              it.since(),
              it.items()));
    }
    if (store.recordsAside() > 0) {
      refused.add(condition(AlertKind.DATA_REFUSED, now, store.recordsAside()));
    }
    return refused;
  }

  private static Optional<ObservedCondition> overdue(
      Instant backup, AlertRules rules, Instant now) {
    long days = Duration.between(backup, now).toDays();
    return days >= rules.of(AlertKind.BACKUP_OVERDUE).threshold()
        ? Optional.of(condition(AlertKind.BACKUP_OVERDUE, backup, days))
        : Optional.empty();
  }

  private static ObservedCondition condition(AlertKind kind, Instant since, long amount) {
    return ObservedCondition.of(kind, NETWORK, Optional.empty(), since, amount);
  }
}
