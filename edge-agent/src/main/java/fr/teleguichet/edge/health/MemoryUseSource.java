package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Memory that is not available to programs, and swap in use: {@code /proc/meminfo}. */
final class MemoryUseSource implements HealthSource {

  private final MachineFileReader files;

  MemoryUseSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.MEMORY_USED, HealthMetric.SWAP_USED);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    put(values, HealthMetric.MEMORY_USED, kibibytes("MemTotal"), kibibytes("MemAvailable"));
    put(values, HealthMetric.SWAP_USED, kibibytes("SwapTotal"), kibibytes("SwapFree"));
    return values;
  }

  /** A machine without swap uses none of it, but has no share to tell. */
  private static void put(
      Map<HealthMetric, Value> values, HealthMetric metric, OptionalLong total, OptionalLong free) {
    if (total.orElse(0) > 0 && free.isPresent()) {
      double used = total.getAsLong() - free.getAsLong();
      values.put(metric, Value.of(100.0 * used / total.getAsLong()));
    }
  }

  private OptionalLong kibibytes(String name) {
    return KernelFieldReader.kibibytes(files.lines("proc/meminfo"), name);
  }
}
