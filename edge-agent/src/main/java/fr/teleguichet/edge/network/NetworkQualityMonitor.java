package fr.teleguichet.edge.network;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.network.BrokerScheme;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the way to the fleet's server while the link says that there is one: five probes a
 * minute, spread over it. Belongs to the loop.
 *
 * <p>It can't know the way to the video service, which may be another one; what UDP is treated like
 * on it; nor how much more than it carried the line could carry.
 */
public final class NetworkQualityMonitor {

  /** From the end of a probe to the next. */
  static final Duration EVERY = Duration.ofSeconds(12);

  private static final Logger LOG = LoggerFactory.getLogger(NetworkQualityMonitor.class);

  private final Loop loop;
  private final Loop.Worker worker;
  private final RoundTripProbe probe;
  private final Supplier<Optional<URI>> server;
  private final Runnable onChange;
  private final RoundTrips trips = new RoundTrips();
  private final ObservedThroughput throughput = new ObservedThroughput();
  private NetworkUsability quality = NetworkUsability.GOOD;
  private boolean started;
  private boolean stopped;

  /**
   * A watch that has not begun.
   *
   * @param route the way to the server
   * @param server with which server the link is in contact, as {@code mqtt://host:port}
   * @param onChange told when the quality has changed
   */
  public NetworkQualityMonitor(
      Loop loop,
      KioskState kiosk,
      OutboundRoute route,
      Supplier<Optional<URI>> server,
      Runnable onChange) {
    this(loop, kiosk, new TcpProbe(loop::uptime, route), server, onChange);
  }

  NetworkQualityMonitor(
      Loop loop,
      KioskState kiosk,
      RoundTripProbe probe,
      Supplier<Optional<URI>> server,
      Runnable onChange) {
    this.loop = loop;
    this.worker = loop.worker("network");
    this.probe = probe;
    this.server = server;
    this.onChange = onChange;
    kiosk.listen(new Rates(kiosk));
  }

  /** Begins to measure; has no effect once it has. */
  public void start() {
    loop.check();
    if (!started) {
      started = true;
      again();
    }
  }

  /** Measures no more. */
  public Future<Void> stop() {
    stopped = true;
    return worker.close();
  }

  /** Good or poor; good before enough was measured. Whether there is a way says the link. */
  public NetworkUsability quality() {
    return quality;
  }

  /** What the latest probes amount to. */
  public NetworkQualityFigures figures() {
    loop.check();
    return trips.figures();
  }

  /** The most that was received within an hour, in kB/s; the line may carry more. */
  public OptionalDouble received() {
    return throughput.received();
  }

  /** The most that was sent within an hour, in kB/s; the line may carry more. */
  public OptionalDouble sent() {
    return throughput.sent();
  }

  private void again() {
    var _ = loop.after(EVERY, this::measure);
  }

  private void measure() {
    if (stopped) {
      return;
    }
    Optional<URI> to = server.get();
    if (to.isEmpty()) {
      again();
      return;
    }
    String host = to.get().getHost();
    int port = BrokerScheme.port(to.get());
    worker
        .run(() -> probe.roundTrip(host, port))
        .recover(_ -> Future.succeededFuture(Optional.empty()))
        .onSuccess(this::take);
  }

  private void take(Optional<Duration> roundTrip) {
    if (stopped) {
      return;
    }
    trips.add(roundTrip);
    NetworkQualityFigures figures = trips.figures();
    NetworkUsability next = NetworkQualityRule.next(quality, figures);
    if (next != quality) {
      LOG.info("network={} {} The way to the fleet changed.", next, figures);
      quality = next;
      onChange.run();
    }
    again();
  }

  private final class Rates implements KioskState.Listener {

    private final KioskState kiosk;

    Rates(KioskState kiosk) {
      this.kiosk = kiosk;
    }

    @Override
    public void onMeasures() {
      if (kiosk.measure(HealthMetric.NETWORK_RECEIVED) instanceof Value.Real(double received)
          && kiosk.measure(HealthMetric.NETWORK_SENT) instanceof Value.Real(double sent)) {
        throughput.add(loop.uptime(), received, sent);
      }
    }

    @Override
    public void onFact(NodeFact fact) {
      // No fact tells of the network.
    }

    @Override
    public void onPeripheral(Peripheral peripheral) {
      // None is a network.
    }
  }
}
