package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The agent's resident memory in MiB: {@code VmRSS} of {@code /proc/self/status}. */
final class AgentMemorySource implements HealthSource {

  private final MachineFileReader files;

  AgentMemorySource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.AGENT_MEMORY);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    OptionalLong kibibytes = KernelFieldReader.kibibytes(files.lines("proc/self/status"), "VmRSS");
    return kibibytes.isPresent()
        ? Map.of(HealthMetric.AGENT_MEMORY, Value.of(kibibytes.getAsLong() / 1024.0))
        : Map.of();
  }
}
