package fr.teleguichet.fleet.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TcpPortProbeTest {
  private static final String LOOPBACK = "127.0.0.1";

  /** Two programs that start together must not both be told that a port is free. */
  @Test
  void aReservedPortIsGivenToNobodyElse() throws IOException {
    int port = TcpPortProbe.reserve(LOOPBACK);

    try (SocketChannel other = SocketChannel.open()) {
      assertThatExceptionOfType(BindException.class)
          .isThrownBy(
              () -> other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    }
  }

  @Test
  void aServerListensOnAReservedPortAndMayComeBack() throws IOException {
    int port = TcpPortProbe.reserve(LOOPBACK);

    for (int life = 0; life < 2; life++) {
      assertThat(TcpPortProbe.isFree(LOOPBACK, port)).isTrue();
      assertThat(TcpPortProbe.answers(LOOPBACK, port, Duration.ofSeconds(1))).isFalse();
      try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
          Socket caller = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket accepted = server.accept()) {
        assertThat(accepted.getPort()).isEqualTo(caller.getLocalPort());
        assertThat(TcpPortProbe.isFree(LOOPBACK, port)).isFalse();
      }
    }
  }
}
