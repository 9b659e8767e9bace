package fr.teleguichet.edge.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value of another type than its metric's would be misread by the fleet. */
final class FittingValuesTest {

  private final KioskState kiosk = new KioskState();

  @Test
  void aMeasureOfAnotherTypeIsRefusedAndNothingOfTheSampleIsTaken() {
    assertThatThrownBy(
            () ->
                kiosk.measure(
                    Map.of(
                        HealthMetric.CPU_USAGE, Value.of(3.0),
                        HealthMetric.CPU_TEMPERATURE, Value.of(50L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cpu/Temperature")
        .hasMessageContaining("50");
    assertThat(kiosk.measure(HealthMetric.CPU_USAGE)).isEqualTo(Value.ABSENT);
  }

  @Test
  void aFactOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> kiosk.set(NodeFact.KERNEL, Value.of(6L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Properties/Kernel");
  }

  @Test
  void anythingMayBeAbsent() {
    kiosk.measure(Map.of(HealthMetric.CPU_USAGE, Value.ABSENT));
    kiosk.set(NodeFact.KERNEL, Value.ABSENT);
    assertThat(kiosk.fact(NodeFact.KERNEL)).isEqualTo(Value.ABSENT);
  }
}
