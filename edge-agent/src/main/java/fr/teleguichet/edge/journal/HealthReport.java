package fr.teleguichet.edge.journal;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * All measures of the kiosk at one time.
 *
 * @param measured when, to the millisecond
 * @param measures every measure; those that the map lacks were absent
 */
public record HealthReport(Instant measured, Map<HealthMetric, Value> measures) {

  public HealthReport {
    var all = new EnumMap<HealthMetric, Value>(HealthMetric.class);
    for (HealthMetric metric : HealthMetric.values()) {
      all.put(metric, measures.getOrDefault(metric, Value.ABSENT));
    }
    measures = Map.copyOf(all);
  }

  /** Whether it says nothing at all. */
  public boolean isEmpty() {
    return measures.values().stream().allMatch(Value.Absent.class::isInstance);
  }

  /** The measure, {@link Value#ABSENT} when it could not be read. */
  public Value measure(HealthMetric metric) {
    return measures.getOrDefault(metric, Value.ABSENT);
  }
}
