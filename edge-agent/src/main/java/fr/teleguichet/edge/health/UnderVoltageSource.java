package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a Raspberry Pi's supply is too low at this moment: {@code in0_lcrit_alarm} of the hwmon
 * device {@code rpi_volt}. The kernel's driver clears the firmware's own memory of it every two
 * seconds, so {@link BootLatch} has to remember.
 */
final class UnderVoltageSource implements HealthSource {

  private static final String DEVICES = "sys/class/hwmon";

  private final MachineFileReader files;

  UnderVoltageSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.POWER_UNDER_VOLTAGE);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return files.names(DEVICES).stream()
        .map(name -> DEVICES + "/" + name)
        .filter(device -> files.text(device + "/name").equals(Optional.of("rpi_volt")))
        .flatMapToLong(device -> files.number(device + "/in0_lcrit_alarm").stream())
        .mapToObj(
            alarm ->
                Map.<HealthMetric, Value>of(HealthMetric.POWER_UNDER_VOLTAGE, Value.of(alarm != 0)))
        .findFirst()
        .orElse(Map.of());
  }
}
