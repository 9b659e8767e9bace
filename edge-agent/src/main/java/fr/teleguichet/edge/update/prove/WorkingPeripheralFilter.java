package fr.teleguichet.edge.update.prove;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The peripherals that a version works with. */
public final class WorkingPeripheralFilter {

  private WorkingPeripheralFilter() {}

  /** Those that are there and have not failed; one that only waits for a person has not. */
  public static Set<Peripheral> of(Map<Peripheral, PeripheralReading> there) {
    return there.entrySet().stream()
        .filter(it -> works(it.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean works(PeripheralReading reading) {
    return reading.state() != PeripheralState.ERROR
        || OperatorInterventionReasons.areAll(reading.reasons());
  }
}
