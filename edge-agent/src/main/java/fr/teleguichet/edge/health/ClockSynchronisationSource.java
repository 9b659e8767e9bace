package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Set;

/**
 * Whether systemd-timesyncd has set the clock since boot, by the file that it leaves. Where another
 * service keeps the time it is not known.
 */
final class ClockSynchronisationSource implements HealthSource {

  private static final String FOLDER = "run/systemd/timesync";

  private final MachineFileReader files;

  ClockSynchronisationSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.CLOCK_SYNCHRONISED);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return files.exists(FOLDER)
        ? Map.of(HealthMetric.CLOCK_SYNCHRONISED, Value.of(files.exists(FOLDER + "/synchronized")))
        : Map.of();
  }
}
