package fr.teleguichet.fleet.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures in an array read as what they were. */
final class MeasureMapTest {

  private final HealthReport.Measures measures = new HealthReport.Measures();

  @Test
  void eachMeasureComesBackWithItsTypeAndThoseThatAreAbsentAreNotThere() {
    measures.set(HealthMetric.CPU_TEMPERATURE, Value.of(40.5));
    measures.set(HealthMetric.CLOCK_SYNCHRONISED, Value.of(true));
    measures.set(HealthMetric.POWER_UNDER_VOLTAGE, Value.of(false));
    measures.set(HealthMetric.STORAGE_ERRORS, Value.of(86_400L));
    measures.set(HealthMetric.CPU_USAGE, Value.of(3.0));
    measures.set(HealthMetric.CPU_USAGE, Value.ABSENT);

    Map<HealthMetric, Value> map = measures.snapshot();

    assertThat(map.entrySet())
        .containsExactlyInAnyOrder(
            Map.entry(HealthMetric.CPU_TEMPERATURE, Value.of(40.5)),
            Map.entry(HealthMetric.CLOCK_SYNCHRONISED, Value.of(true)),
            Map.entry(HealthMetric.POWER_UNDER_VOLTAGE, Value.of(false)),
            Map.entry(HealthMetric.STORAGE_ERRORS, Value.of(86_400L)));
    assertThat(map.get(HealthMetric.STORAGE_ERRORS)).isEqualTo(Value.of(86_400L));
    assertThat(map.containsKey(HealthMetric.CPU_USAGE)).isFalse();
    assertThat(map.containsKey(HealthMetric.POWER_UNDER_VOLTAGE)).isTrue();
  }

  @Test
  void aPictureDoesNotChangeWithWhatComesAfterIt() {
    measures.set(HealthMetric.CPU_TEMPERATURE, Value.of(40.5));
    Map<HealthMetric, Value> before = measures.snapshot();
    measures.set(HealthMetric.CPU_TEMPERATURE, Value.of(60.0));
    assertThat(before).containsEntry(HealthMetric.CPU_TEMPERATURE, Value.of(40.5));
    measures.clear();
    assertThat(measures.snapshot()).isEmpty();
  }
}
