package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The load of the last quarter of an hour for each core: {@code /proc/loadavg} and {@code
 * /proc/stat}.
 */
final class CpuLoadSource implements HealthSource {

  private static final Pattern LOAD =
      Pattern.compile("(?:\\d{1,6}\\.\\d\\d ){2}(\\d{1,6}\\.\\d\\d) .*");
  private static final Pattern CORE = Pattern.compile("cpu\\d+ .*");

  private final MachineFileReader files;

  CpuLoadSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.CPU_LOAD);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    var load = LOAD.matcher(files.text("proc/loadavg").orElse(""));
    long cores = files.lines("proc/stat").stream().filter(CORE.asMatchPredicate()).count();
    return load.matches() && cores > 0
        ? Map.of(HealthMetric.CPU_LOAD, Value.of(Double.parseDouble(load.group(1)) / cores))
        : Map.of();
  }
}
