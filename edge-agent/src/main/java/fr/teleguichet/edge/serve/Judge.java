package fr.teleguichet.edge.serve;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.ServiceId;
import fr.teleguichet.hardware.serve.Obstacle;
import fr.teleguichet.hardware.serve.Reopening;
import fr.teleguichet.hardware.serve.Verdict;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the verdict out of the evidence, and out of nothing else. */
final class Judge {

  private Judge() {}

  static Verdict judge(Evidence evidence) {
    Set<Obstacle> kiosk = EnumSet.noneOf(Obstacle.class);
    add(kiosk, !evidence.isKiosk(), Obstacle.NOT_IN_SERVICE);
    add(kiosk, !evidence.siteOpen(), Obstacle.CLOSED);
    add(kiosk, !evidence.clockRight(), Obstacle.CLOCK_WRONG);
    add(kiosk, !evidence.storageWritable(), Obstacle.STORAGE_FAILING);
    add(kiosk, evidence.degraded(), Obstacle.OUT_OF_ORDER);
    add(kiosk, evidence.network() == Network.DOWN, Obstacle.NETWORK_DOWN);
    add(kiosk, evidence.network() == Network.POOR, Obstacle.NETWORK_POOR);
    for (Peripheral peripheral : evidence.fitted()) {
      kiosk.addAll(PeripheralObstacles.of(peripheral, evidence.present().get(peripheral)));
    }
    return new Verdict(kiosk, services(evidence), reopenings(evidence));
  }

  private static void add(Set<Obstacle> obstacles, boolean holds, Obstacle obstacle) {
    if (holds) {
      obstacles.add(obstacle);
    }
  }

  private static SortedMap<ServiceId, Reopening> reopenings(Evidence evidence) {
    SortedMap<ServiceId, Reopening> reopenings = new TreeMap<>();
    evidence
        .closed()
        .forEach((service, opens) -> opens.ifPresent(it -> reopenings.put(service, it)));
    return reopenings;
  }

  private static SortedMap<ServiceId, Set<Obstacle>> services(Evidence evidence) {
    SortedMap<ServiceId, Set<Obstacle>> services = new TreeMap<>();
    for (ServiceId service : evidence.offered()) {
      services.put(
          service,
          evidence.closed().containsKey(service) ? Set.of(Obstacle.SERVICE_CLOSED) : Set.of());
    }
    return services;
  }
}
