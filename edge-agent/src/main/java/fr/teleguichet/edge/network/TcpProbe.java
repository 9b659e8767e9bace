package fr.teleguichet.edge.network;

import fr.teleguichet.est.OutboundRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens a TCP connection and closes it unused: SYN and SYN-ACK are one round trip (RFC 9293,
 * section 3.5), and any server answers. A SYN that is not answered within a second is sent again
 * (RFC 6298, section 2.1), so a connection that took longer has lost one.
 *
 * <p>Whatever is no connection counts as lost: a refusal may come from a firewall on the way.
 *
 * <p>Through a proxy it is the time until that has the connection: the way to the proxy twice, and
 * what the proxy needs to get there.
 *
 * @param clock a clock that never jumps; asked on the probe's thread
 * @param route the way to the server
 */
record TcpProbe(Supplier<Duration> clock, OutboundRoute route) implements RoundTripProbe {

  /** Time for a second SYN at one second to be answered, so that few connections are cut short. */
  static final Duration DEADLINE = Duration.ofSeconds(3);

  static final Duration RETRANSMISSION = Duration.ofSeconds(1);

  @Override
  public Optional<Duration> roundTrip(String host, int port) {
    try (var socket = new Socket()) {
      if (!route.isProxied(host)) {
        // The name is resolved before the clock starts: it is not a part of the way.
        var _ = InetAddress.getByName(host);
      }
      Duration began = clock.get();
      route.connect(socket, host, port, DEADLINE);
      Duration took = clock.get().minus(began);
      return took.compareTo(RETRANSMISSION) < 0 ? Optional.of(took) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
