package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Wi-Fi signal in dBm, when the default route goes over Wi-Fi: {@code /proc/net/wireless}. */
final class WifiSignalSource implements HealthSource {

  private static final Pattern LINE =
      Pattern.compile("\\s*(\\S+):\\s+\\S+\\s+-?\\d+\\.?\\s+(-\\d{1,3})\\.?\\s.*");

  private final MachineFileReader files;
  private final DefaultRouteReader route;

  WifiSignalSource(MachineFileReader files) {
    this.files = files;
    this.route = new DefaultRouteReader(files);
  }

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.NETWORK_SIGNAL);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    return route
        .networkInterface()
        .flatMap(this::signal)
        .map(dbm -> Map.of(HealthMetric.NETWORK_SIGNAL, Value.of((double) dbm)))
        .orElse(Map.of());
  }

  private Optional<Integer> signal(String networkInterface) {
    return files.lines("proc/net/wireless").stream()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .filter(line -> line.group(1).equals(networkInterface))
        .map(line -> Integer.valueOf(line.group(2)))
        .findFirst();
  }
}
