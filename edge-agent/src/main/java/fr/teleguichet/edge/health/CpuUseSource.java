package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The share of time since the last look in which a core was not idle: {@code /proc/stat}. */
final class CpuUseSource implements HealthSource {

  private static final int USER = 1;
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int STEAL = 8;

  private final MachineFileReader files;
  private Optional<Times> last = Optional.empty();

  CpuUseSource(MachineFileReader files) {
    this.files = files;
  }

  /** Ticks since boot; waiting for a disk is idle time. */
  private record Times(long idle, long all) {}

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.CPU_USAGE);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    Optional<Times> before = last;
    last = files.lines("proc/stat").stream().findFirst().flatMap(CpuUseSource::times);
    return before
        .flatMap(from -> last.flatMap(to -> share(from, to)))
        .map(share -> Map.of(HealthMetric.CPU_USAGE, Value.of(share)))
        .orElse(Map.of());
  }

  private static Optional<Double> share(Times from, Times to) {
    long all = to.all - from.all;
    long idle = to.idle - from.idle;
    return all <= 0 || idle < 0 || idle > all
        ? Optional.empty()
        : Optional.of(100.0 * (all - idle) / all);
  }

  private static Optional<Times> times(String line) {
    String[] fields = line.split("\\s+", -1);
    if (!fields[0].equals("cpu") || fields.length <= STEAL) {
      return Optional.empty();
    }
    long all = 0;
    for (int i = USER; i <= STEAL; i++) {
      all += MachineFileReader.parse(fields[i]).orElse(0);
    }
    long idle =
        MachineFileReader.parse(fields[IDLE]).orElse(0)
            + MachineFileReader.parse(fields[IO_WAIT]).orElse(0);
    return Optional.of(new Times(idle, all));
  }
}
