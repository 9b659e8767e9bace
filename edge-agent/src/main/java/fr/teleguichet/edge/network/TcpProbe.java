package fr.teleguichet.edge.network;

import java.io.IOException;
import java.net.InetSocketAddress;
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
 * @param clock a clock that never jumps; asked on the probe's thread
 */
record TcpProbe(Supplier<Duration> clock) implements NetworkProbe {

  /** Time for a second SYN at one second to be answered, so that few connections are cut short. */
  static final Duration DEADLINE = Duration.ofSeconds(3);

  static final Duration RETRANSMISSION = Duration.ofSeconds(1);

  @Override
  public Optional<Duration> roundTrip(String host, int port) {
    // The name is resolved before the clock starts: it is not a part of the way.
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      return Optional.empty();
    }
    try (var socket = new Socket()) {
      Duration began = clock.get();
      socket.connect(address, (int) DEADLINE.toMillis());
      Duration took = clock.get().minus(began);
      return took.compareTo(RETRANSMISSION) < 0 ? Optional.of(took) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
