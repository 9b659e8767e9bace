package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The share of the last five minutes in which some task waited: pressure stall information, {@code
 * /proc/pressure}. A busy minute is nobody's concern.
 */
final class PressureStallSource implements HealthSource {

  private static final Map<HealthMetric, String> PLACES =
      Map.of(
          HealthMetric.PRESSURE_CPU, "proc/pressure/cpu",
          HealthMetric.PRESSURE_MEMORY, "proc/pressure/memory",
          HealthMetric.PRESSURE_IO, "proc/pressure/io");
  private static final Pattern SOME = Pattern.compile("some .* avg300=(\\d{1,3}\\.\\d\\d) .*");

  private final MachineFileReader files;

  PressureStallSource(MachineFileReader files) {
    this.files = files;
  }

  @Override
  public Set<HealthMetric> metrics() {
    return PLACES.keySet();
  }

  @Override
  public Map<HealthMetric, Value> read() {
    Map<HealthMetric, Value> values = new EnumMap<>(HealthMetric.class);
    PLACES.forEach((metric, place) -> put(values, metric, place));
    return values;
  }

  private void put(Map<HealthMetric, Value> values, HealthMetric metric, String place) {
    files.lines(place).stream()
        .map(SOME::matcher)
        .filter(matcher -> matcher.matches())
        .findFirst()
        .ifPresent(line -> values.put(metric, Value.of(Double.parseDouble(line.group(1)))));
  }
}
