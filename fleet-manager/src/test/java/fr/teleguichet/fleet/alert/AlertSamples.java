package fr.teleguichet.fleet.alert;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceArea;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceService;
import fr.teleguichet.fleet.alert.maintenance.MaintenanceWindow;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Alerts of each sort of cause, one of them over, and planned maintenance. */
public final class AlertSamples {
  private AlertSamples() {}

  /** Makes them; the number of the first, which is of one kiosk. */
  public static long on(TestPages.Running pages) {
    AlertSubject gramat = new AlertSubject.OfKiosk(new NodeAddress("cauvaldor", "borne-gramat"));
    AlertSubject cajarc = new AlertSubject.OfKiosk(new NodeAddress("grand-figeac", "borne-cajarc"));
    long first = open(pages, AlertKind.DEGRADED, alone(gramat, "printer"), "printer", gramat);
    long _ = open(pages, AlertKind.OFFLINE, new AlertGroupKey.WholeFleet(), "", gramat, cajarc);
    long _ = open(pages, AlertKind.TAMPER, alone(cajarc, "enclosure"), "enclosure", cajarc);
    long _ =
        open(
            pages,
            AlertKind.BACKUP_OVERDUE,
            alone(new AlertSubject.Network(), ""),
            "",
            new AlertSubject.Network());
    long over = open(pages, AlertKind.PAPER_LOW, alone(gramat, ""), "", gramat);
    Instant now = pages.clock().instant();
    pages
        .database()
        .jdbi()
        .useHandle(
            handle -> {
              AlertState state =
                  new AlertState.Resolved(
                      Optional.of(new AlertPerson(1, "Anne")), "Papier remis", now);
              AlertRepository.setState(handle, over, state);
              AlertRepository.tell(
                  handle, over, AlertEvent.What.RESOLVED, "Anne", "Papier remis", now);
            });
    pages.context().getBean(ActiveAlertCountCache.class).refresh();
    int _ =
        pages
            .context()
            .getBean(MaintenanceService.class)
            .plan(
                new MaintenanceWindow(
                    0,
                    new MaintenanceArea.OfTerritory("cauvaldor"),
                    now,
                    now.plus(Duration.ofHours(2)),
                    "Changement de routeur",
                    "Anne"),
                new Scope.Fleet());
    return first;
  }

  private static AlertGroupKey alone(AlertSubject subject, String topic) {
    return new AlertGroupKey.Alone(subject, topic);
  }

  /** Opens one as the engine does; its number. */
  public static long open(
      TestPages.Running pages,
      AlertKind kind,
      AlertGroupKey cause,
      String topic,
      AlertSubject... subjects) {
    Instant now = pages.clock().instant();
    List<TrackedCondition> members =
        List.of(subjects).stream()
            .map(
                it ->
                    new TrackedCondition(
                        new ObservedCondition(
                            new ObservedCondition.Key(kind, it, topic), Optional.empty(), now, 3),
                        Duration.ZERO,
                        Optional.empty(),
                        OptionalLong.empty()))
            .toList();
    return pages
        .database()
        .jdbi()
        .inTransaction(
            handle -> {
              long id =
                  AlertRepository.add(
                      handle, new AlertPassResult.Opened(kind.preset(), cause, members), now);
              AlertRepository.join(handle, id, members);
              AlertRepository.tell(
                  handle, id, AlertEvent.What.OPENED, null, Integer.toString(members.size()), now);
              return id;
            });
  }
}
