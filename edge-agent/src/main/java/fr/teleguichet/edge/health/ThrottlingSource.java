package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a Raspberry Pi's firmware slows its processor, now or earlier: the bits "frequency
 * capped", "throttled" and "soft temperature limit" of {@code get_throttled}.
 */
final class ThrottlingSource implements HealthSource {

  private static final String REGISTER = "sys/devices/platform/soc/soc:firmware/get_throttled";
  private static final String ANSWER = "throttled=0x";

  /** Bits 1 to 3 are about now, 17 to 19 about since boot. */
  private static final long SLOWED = 0b1110 | 0b1110 << 16;

  private final MachineFileReader files;
  private final HealthCommand vcgencmd;

  ThrottlingSource(MachineFileReader files, HealthCommand vcgencmd) {
    this.files = files;
    this.vcgencmd = vcgencmd;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.POWER_THROTTLED);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return files
        .text(REGISTER)
        .or(this::asked)
        .flatMap(ThrottlingSource::bits)
        .map(bits -> Map.of(HealthMetric.POWER_THROTTLED, Value.of((bits & SLOWED) != 0)))
        .orElse(Map.of());
  }

  private Optional<String> asked() {
    return files.exists("usr/bin/vcgencmd")
        ? vcgencmd.run().filter(a -> a.startsWith(ANSWER)).map(a -> a.substring(ANSWER.length()))
        : Optional.empty();
  }

  private static Optional<Long> bits(String hexadecimal) {
    try {
      return Optional.of(Long.parseLong(hexadecimal, 16));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
