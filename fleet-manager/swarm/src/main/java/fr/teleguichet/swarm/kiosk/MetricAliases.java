package fr.teleguichet.swarm.kiosk;

import static java.util.Objects.requireNonNull;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralMetric;
import java.util.EnumMap;
import java.util.Map;

/**
 * The aliases that a simulated kiosk declares, unique over the node and all its devices: measures
 * from 1 on, facts from 65 on, the journal 64, peripherals from 128 on.
 */
final class MetricAliases {

  static final long RECORDS = 64;

  private static final long MEASURES = 1;
  private static final long FACTS = 65;
  private static final long PERIPHERALS = 128;

  private static final Map<HealthMetric, Long> OF_MEASURE =
      numbered(HealthMetric.class, MEASURES, 1);
  private static final Map<NodeFact, Long> OF_FACT = numbered(NodeFact.class, FACTS, 1);
  private static final Map<Peripheral, Long> OF_PERIPHERAL =
      numbered(Peripheral.class, PERIPHERALS, PeripheralMetric.values().length);
  private static final Map<PeripheralMetric, Long> WITHIN_PERIPHERAL =
      numbered(PeripheralMetric.class, 0, 1);

  private MetricAliases() {}

  static long of(HealthMetric metric) {
    return at(OF_MEASURE, metric);
  }

  static long of(NodeFact fact) {
    return at(OF_FACT, fact);
  }

  static long of(Peripheral peripheral, PeripheralMetric metric) {
    return at(OF_PERIPHERAL, peripheral) + at(WITHIN_PERIPHERAL, metric);
  }

  private static <E extends Enum<E>> long at(Map<E, Long> numbers, E constant) {
    return requireNonNull(numbers.get(constant));
  }

  private static <E extends Enum<E>> Map<E, Long> numbered(Class<E> type, long first, long step) {
    Map<E, Long> numbers = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      numbers.put(constant, first + step * numbers.size());
    }
    return numbers;
  }
}
