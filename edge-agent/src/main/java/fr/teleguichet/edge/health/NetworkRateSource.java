package fr.teleguichet.edge.health;

import fr.teleguichet.edge.loop.MonotonicClock;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What went through the interface of the default route since the last look, in kB/s. */
final class NetworkRateSource implements HealthSource {

  private final MachineFileReader files;
  private final DefaultRouteReader route;
  private final MonotonicClock ticker;
  private Optional<Counters> last = Optional.empty();

  NetworkRateSource(MachineFileReader files, MonotonicClock ticker) {
    this.files = files;
    this.route = new DefaultRouteReader(files);
    this.ticker = ticker;
  }

  private record Counters(String networkInterface, long received, long sent, long nanos) {}

  @Override
  public Set<HealthMetric> metrics() {
    return Set.of(HealthMetric.NETWORK_RECEIVED, HealthMetric.NETWORK_SENT);
  }

  @Override
  public Map<HealthMetric, Value> read() {
    Optional<Counters> before = last;
    last = route.networkInterface().flatMap(this::counters);
    return before.flatMap(from -> last.map(to -> rates(from, to))).orElse(Map.of());
  }

  private static Map<HealthMetric, Value> rates(Counters from, Counters to) {
    double seconds = (to.nanos - from.nanos) / 1e9;
    boolean restarted = to.received < from.received || to.sent < from.sent;
    if (!from.networkInterface.equals(to.networkInterface) || restarted || seconds <= 0) {
      return Map.of();
    }
    return Map.of(
        HealthMetric.NETWORK_RECEIVED, Value.of((to.received - from.received) / 1000.0 / seconds),
        HealthMetric.NETWORK_SENT, Value.of((to.sent - from.sent) / 1000.0 / seconds));
  }

  private Optional<Counters> counters(String name) {
    String folder = "sys/class/net/" + name + "/statistics/";
    OptionalLong received = files.number(folder + "rx_bytes");
    OptionalLong sent = files.number(folder + "tx_bytes");
    return received.isPresent() && sent.isPresent()
        ? Optional.of(new Counters(name, received.getAsLong(), sent.getAsLong(), ticker.nanos()))
        : Optional.empty();
  }
}
