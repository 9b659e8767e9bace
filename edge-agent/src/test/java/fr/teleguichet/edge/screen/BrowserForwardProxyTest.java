package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestProxy;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the browser gets through the proxy of the place. */
@Timeout(300)
class BrowserForwardProxyTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final HttpProxy.Login LOGIN = new HttpProxy.Login("borne", "sésame");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final BlockingQueue<Optional<Integer>> told = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new ArrayList<>();
  private final OutboundRoute route = OutboundRoute.direct();
  private TestProxy place;
  private ServerSocket echo;

  @BeforeEach
  void aPlaceWithAProxy() throws IOException {
    place = TestProxy.start();
    place.wants(LOGIN);
    echo = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    place.knows("turn.example.org", echo.getLocalPort());
    var _ = Thread.ofVirtual().start(this::answer);
    vertx.runOnContext(
        _ ->
            new BrowserForwardProxy(vertx, VertxLoop.current(vertx, System::nanoTime), route)
                .follow(told::add));
  }

  private void answer() {
    while (!echo.isClosed()) {
      try {
        Socket caller = echo.accept();
        var _ =
            Thread.ofVirtual()
                .start(
                    () -> {
                      try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                      } catch (IOException _) {
                        // The caller went.
                      }
                    });
      } catch (IOException _) {
        return;
      }
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    echo.close();
    place.close();
  }

  /** The way out leads through the place's proxy; returns where the browser finds ours. */
  private int through(Optional<HttpProxy.Login> login) throws InterruptedException {
    route.change(Optional.of(new HttpProxy("127.0.0.1", place.address().port(), login)));
    return awaitTold().orElseThrow();
  }

  private Optional<Integer> awaitTold() throws InterruptedException {
    return Optional.ofNullable(told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).orElseThrow();
  }

  private Socket ask(int port, String line) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(socket);
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket
        .getOutputStream()
        .write((line + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String line(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int next = socket.getInputStream().read(); next >= 0 && next != '\n'; ) {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString().strip();
  }

  private Socket tunnel(int port) throws IOException {
    Socket socket = ask(port, "CONNECT turn.example.org:443");
    assertThat(line(socket)).startsWith("HTTP/1.1 200");
    while (!line(socket).isEmpty()) {
      // What else it says of the connection is of no interest.
    }
    return socket;
  }

  @Test
  void theBrowserSaysNoPasswordAndThePlacesProxyHearsIt() throws Exception {
    Socket socket = tunnel(through(Optional.of(LOGIN)));

    socket.getOutputStream().write("picture and sound\n".getBytes(StandardCharsets.US_ASCII));

    assertThat(line(socket)).isEqualTo("picture and sound");
    assertThat(place.asked())
        .containsExactly(
            new TestProxy.Asked(
                "CONNECT turn.example.org:443 HTTP/1.1", Optional.of(LOGIN.basic())));
  }

  @Test
  void theBrowserMayAskForAnAddressOfIpv6() throws Exception {
    place.knows("[2001:db8::7]", echo.getLocalPort());

    Socket socket = ask(through(Optional.of(LOGIN)), "CONNECT [2001:db8::7]:443");

    assertThat(line(socket)).startsWith("HTTP/1.1 200");
    assertThat(place.asked().getFirst().line()).isEqualTo("CONNECT [2001:db8::7]:443 HTTP/1.1");
  }

  @Test
  void itEndsOnBothSidesWhicheverEnds() throws Exception {
    Socket socket = tunnel(through(Optional.of(LOGIN)));

    place.hangUp();

    assertThat(line(socket)).isEmpty();
    assertThat(socket.getInputStream().read()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "GET http://turn.example.org/, 405",
    "CONNECT turn.example.org, 405",
    "CONNECT turn.example.org:0, 405",
    "CONNECT 127.0.0.1:8090, 403",
    "CONNECT localhost:8090, 403",
    "CONNECT [::1]:8090, 403",
    "CONNECT nowhere.example.org:443, 502",
  })
  void nothingElseIsLetThrough(String line, int status) throws Exception {
    int port = through(Optional.of(LOGIN));

    assertThat(line(ask(port, line))).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aPasswordThatThePlaceRefusesIsAFailureAndNoQuestionToTheCitizen() throws Exception {
    int port = through(Optional.of(new HttpProxy.Login("borne", "wrong")));

    assertThat(line(ask(port, "CONNECT turn.example.org:443"))).startsWith("HTTP/1.1 502");
  }

  @Test
  void itIsThereOnlyWhileThereIsAProxy() throws Exception {
    int port = through(Optional.of(LOGIN));

    route.change(Optional.empty());

    assertThat(awaitTold()).isEmpty();
    Awaitility.await().atMost(PATIENCE).until(() -> !answers(port));
    var _ = tunnel(through(Optional.of(LOGIN)));
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void soManyAtOnceAndRoomAgainOnceOneHasEnded() throws Exception {
    int port = through(Optional.of(LOGIN));
    List<Socket> open = new ArrayList<>();
    for (int i = 0; i < BrowserForwardProxy.MAX_TUNNELS; i++) {
      open.add(tunnel(port));
    }

    assertThat(line(ask(port, "CONNECT turn.example.org:443"))).startsWith("HTTP/1.1 503");

    open.getFirst().close();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> line(ask(port, "CONNECT turn.example.org:443")).startsWith("HTTP/1.1 200"));
  }
}
