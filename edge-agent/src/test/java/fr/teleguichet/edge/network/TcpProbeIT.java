package fr.teleguichet.edge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Against real sockets of this machine. A server that accepts nobody, with a full backlog, is a
 * lossy way: the kernel throws away every SYN until there is room again.
 */
@Timeout(300)
@Tag("proof")
class TcpProbeIT {

  private static final String HERE = "127.0.0.1";

  private final long began = System.nanoTime();
  private final TcpProbe probe =
      new TcpProbe(() -> Duration.ofNanos(System.nanoTime() - began), OutboundRoute.direct());
  private final List<Socket> waiting = new ArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket it : waiting) {
      it.close();
    }
  }

  @Test
  void aServerThatListensIsReachedWithoutAccepting() {
    assertThat(probe.roundTrip(HERE, server.getLocalPort())).isPresent();
  }

  @Test
  void throughAProxyItIsTheWayOfAConnectionToANameThatOnlyThatKnows() throws IOException {
    try (TestProxy proxy = TestProxy.start()) {
      proxy.knows("fleet.example", server.getLocalPort());
      var through =
          new TcpProbe(
              () -> Duration.ofNanos(System.nanoTime() - began),
              new OutboundRoute(Optional.of(proxy.address())));

      assertThat(through.roundTrip("fleet.example", 443)).isPresent();
      proxy.answers("HTTP/1.1 403 Forbidden\r\n\r\n");
      assertThat(through.roundTrip("fleet.example", 443)).isEmpty();
    }
  }

  @Test
  void nobodyWhoListensIsALoss() throws IOException {
    server.close();
    assertThat(probe.roundTrip(HERE, server.getLocalPort())).isEmpty();
  }

  @Test
  void aNameThatNobodyKnowsIsALoss() {
    assertThat(probe.roundTrip("nobody.invalid", 1883)).isEmpty();
  }

  @Test
  void aServerThatDropsEverySynIsALoss() throws IOException {
    fillBacklog();
    assertThat(probe.roundTrip(HERE, server.getLocalPort())).isEmpty();
  }

  /** The connection is made all the same, by the second SYN a second later. */
  @Test
  void aSynThatHadToBeSentAgainIsALoss() throws IOException {
    fillBacklog();
    var answer = CompletableFuture.supplyAsync(() -> probe.roundTrip(HERE, server.getLocalPort()));
    await().atMost(Durations.FIVE_MINUTES).until(this::isSynOnItsWay);
    makeRoom();
    assertThat(answer.join()).isEqualTo(Optional.empty());
    assertThat(probe.roundTrip(HERE, server.getLocalPort())).isPresent();
  }

  private void fillBacklog() throws IOException {
    while (true) {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException _) {
        socket.close();
        return;
      }
    }
  }

  private void makeRoom() throws IOException {
    for (int i = 0; i < waiting.size() - 1; i++) {
      server.accept().close();
    }
  }

  /** A line of /proc/net/tcp6 or tcp to our port in state 02, SYN_SENT. */
  private boolean isSynOnItsWay() throws IOException {
    String to = "%04X 02 ".formatted(server.getLocalPort()).toUpperCase(Locale.ROOT);
    for (String table : List.of("tcp", "tcp6")) {
      if (Files.readString(Path.of("/proc/self/net", table)).contains(":" + to)) {
        return true;
      }
    }
    return false;
  }
}
