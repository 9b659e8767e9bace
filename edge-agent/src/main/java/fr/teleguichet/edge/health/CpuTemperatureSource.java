package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The processor's temperature: the thermal zone that is named for it, else the first. */
final class CpuTemperatureSource implements HealthSource {

  private static final String ZONES = "sys/class/thermal";
  private static final List<String> TYPES = List.of("cpu-thermal", "cpu_thermal", "x86_pkg_temp");

  private final MachineFileReader files;

  CpuTemperatureSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.CPU_TEMPERATURE);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    OptionalLong thousandths =
        files.names(ZONES).stream()
            .filter(name -> name.startsWith("thermal_zone"))
            .min(Comparator.comparingInt(this::rank).thenComparing(Comparator.naturalOrder()))
            .map(zone -> files.number(ZONES + "/" + zone + "/temp"))
            .orElse(OptionalLong.empty());
    // A sensor that is switched off reads as 0 K or as a huge number.
    return thousandths.isPresent() && Math.abs(thousandths.getAsLong()) < 200_000
        ? Map.of(HealthMetric.CPU_TEMPERATURE, Value.of(thousandths.getAsLong() / 1000.0))
        : Map.of();
  }

  private int rank(String zone) {
    int named = TYPES.indexOf(files.text(ZONES + "/" + zone + "/type").orElse(""));
    return named < 0 ? TYPES.size() : named;
  }
}
