package fr.teleguichet.edge.serve;

import fr.teleguichet.edge.erasure.ErasureVerdict;
import fr.teleguichet.edge.network.NetworkUsability;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.ErasurePlace;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceReopening;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the verdict out of the evidence, and out of nothing else. */
final class AvailabilityRules {

  private AvailabilityRules() {}

  static ServiceVerdict judge(AvailabilityFacts evidence) {
    Set<ServiceObstacle> kiosk = EnumSet.noneOf(ServiceObstacle.class);
    add(kiosk, !evidence.isKiosk(), ServiceObstacle.NOT_IN_SERVICE);
    add(kiosk, !evidence.siteOpen(), ServiceObstacle.CLOSED);
    add(kiosk, !evidence.clockRight(), ServiceObstacle.CLOCK_WRONG);
    add(kiosk, !evidence.storageWritable(), ServiceObstacle.STORAGE_FAILING);
    add(kiosk, evidence.degraded(), ServiceObstacle.OUT_OF_ORDER);
    erased(kiosk, evidence.erasure());
    add(kiosk, evidence.network() == NetworkUsability.DOWN, ServiceObstacle.NETWORK_DOWN);
    add(kiosk, evidence.network() == NetworkUsability.POOR, ServiceObstacle.NETWORK_POOR);
    for (Peripheral peripheral : evidence.fitted()) {
      kiosk.addAll(PeripheralBlockingReasons.of(peripheral, evidence.present().get(peripheral)));
    }
    return new ServiceVerdict(kiosk, services(evidence), reopenings(evidence));
  }

  /** A fleet manager that does not know of traces yet knows what is out of order. */
  private static void erased(Set<ServiceObstacle> obstacles, ErasureVerdict erasure) {
    add(obstacles, erasure.isUnsafe(), ServiceObstacle.TRACES_LEFT);
    add(obstacles, erasure.isUnsafe(), ServiceObstacle.OUT_OF_ORDER);
    add(
        obstacles,
        erasure.unchecked().contains(ErasurePlace.PRINTER),
        ServiceObstacle.PRINTER_UNCHECKED);
    add(
        obstacles,
        erasure.unchecked().contains(ErasurePlace.SCANNER),
        ServiceObstacle.SCANNER_UNCHECKED);
  }

  private static void add(Set<ServiceObstacle> obstacles, boolean holds, ServiceObstacle obstacle) {
    if (holds) {
      obstacles.add(obstacle);
    }
  }

  private static SortedMap<ServiceCode, ServiceReopening> reopenings(AvailabilityFacts evidence) {
    SortedMap<ServiceCode, ServiceReopening> reopenings = new TreeMap<>();
    evidence
        .closed()
        .forEach((service, opens) -> opens.ifPresent(it -> reopenings.put(service, it)));
    return reopenings;
  }

  private static SortedMap<ServiceCode, Set<ServiceObstacle>> services(AvailabilityFacts evidence) {
    SortedMap<ServiceCode, Set<ServiceObstacle>> services = new TreeMap<>();
    for (ServiceCode service : evidence.offered()) {
      services.put(
          service,
          evidence.closed().containsKey(service)
              ? Set.of(ServiceObstacle.SERVICE_CLOSED)
              : Set.of());
    }
    return services;
  }
}
