package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.est.TestProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MQTT's stream in a WebSocket, with a server that writes each frame by hand. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WebSocketTransportTest {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int BINARY = 0x82;

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final CompletableFuture<String> request = new CompletableFuture<>();

  WebSocketTransportTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  /** What a server does once it has the request. */
  @FunctionalInterface
  private interface Reaction {
    void of(Socket client, String accept) throws IOException, InterruptedException;
  }

  private void serve(Reaction reaction) {
    var _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Socket client = server.accept()) {
                    String head = head(client.getInputStream());
                    request.complete(head);
                    reaction.of(client, accept(head));
                  } catch (IOException | InterruptedException _) {
                    // The kiosk went.
                  }
                });
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** RFC 6455, section 4.2.2. */
  private static String accept(String head) {
    String key =
        head.lines()
            .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
            .map(line -> line.substring("Sec-WebSocket-Key: ".length()))
            .findFirst()
            .orElse("");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void open(OutputStream out, String accept) throws IOException {
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: "
            + accept
            + "\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static void frame(OutputStream out, int kind, String payload) throws IOException {
    out.write(kind);
    out.write(payload.length());
    out.write(payload.getBytes(StandardCharsets.US_ASCII));
  }

  private WebSocketTransport wire() {
    return wire("127.0.0.1", OutboundRoute.direct(), LONG);
  }

  private WebSocketTransport wire(String host, OutboundRoute route, Duration within) {
    return new WebSocketTransport(
        URI.create("ws://" + host + ":" + server.getLocalPort() + "/mqtt"),
        within,
        route,
        Optional.empty());
  }

  @Test
  void framesInAnyPiecesAreOneStreamAndEachPacketIsAMessage() throws Exception {
    var heard = new CompletableFuture<byte[]>();
    serve(
        (client, accept) -> {
          OutputStream out = client.getOutputStream();
          open(out, accept);
          heard.complete(client.getInputStream().readNBytes(2 + 4 + 3));
          frame(out, BINARY, "ab");
          frame(out, BINARY, "");
          frame(out, 0x02, "c");
          frame(out, 0x89, "ping");
          frame(out, 0x80, "def");
          frame(out, BINARY, "g");
          client.getInputStream().readAllBytes();
        });
    WebSocketTransport wire = wire();
    wire.start();
    OutputStream out = wire.getOutputStream();
    out.write('x');
    out.write(new byte[] {'y', 'z'});
    out.flush();

    assertThat(new String(wire.getInputStream().readNBytes(7), StandardCharsets.US_ASCII))
        .isEqualTo("abcdefg");
    assertThat(heard.get(2, TimeUnit.MINUTES)[0]).isEqualTo((byte) BINARY);
    assertThat(heard.get()[1]).as("masked, three bytes").isEqualTo((byte) 0x83);
    assertThat(request.get())
        .startsWith("GET /mqtt HTTP/1.1")
        .contains("Sec-WebSocket-Protocol: mqtt");
    wire.stop();
  }

  @Test
  void whenNothingComesPahoMayLookWhetherItShouldStop() throws Exception {
    serve(
        (client, accept) -> {
          open(client.getOutputStream(), accept);
          client.getInputStream().readAllBytes();
        });
    WebSocketTransport wire = wire();
    wire.start();
    wire.releaseReader();

    assertThatThrownBy(() -> wire.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    wire.stop();
    assertThatThrownBy(() -> wire.getInputStream().read()).hasMessageContaining("given up");
  }

  @Test
  void aServerThatSendsTextOrClosesIsTheEnd() throws Exception {
    for (int kind : new int[] {0x81, 0x88}) {
      serve(
          (client, accept) -> {
            open(client.getOutputStream(), accept);
            frame(client.getOutputStream(), kind, "\u0003\u0003");
            client.getInputStream().readAllBytes();
          });
      WebSocketTransport wire = wire();
      wire.start();
      wire.releaseReader();
      InputStream in = wire.getInputStream();
      assertThatThrownBy(
              () -> {
                while (true) {
                  readOrWait(in);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageMatching(".*(text|closed|failed).*");
      wire.stop();
    }
  }

  private static void readOrWait(InputStream in) throws IOException {
    try {
      assertThat(in.read()).isNotNegative();
    } catch (SocketTimeoutException _) {
      // It has not come yet.
    }
  }

  @Test
  void aServerWithoutMqttThereIsSaid() {
    serve(
        (client, _) ->
            client
                .getOutputStream()
                .write(
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));

    assertThatThrownBy(() -> wire().start()).hasMessageContaining("no MQTT at this address");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpInTime() {
    serve((client, _) -> client.getInputStream().readAllBytes());

    assertThatThrownBy(
            () -> wire("127.0.0.1", OutboundRoute.direct(), Duration.ofMillis(500)).start())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aProxyThatForbidsItIsSaid() throws IOException {
    try (TestProxy proxy = TestProxy.start()) {
      proxy.answers("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
      var route = new OutboundRoute(Optional.of(proxy.address()));

      assertThatThrownBy(() -> wire("mqtt.fleet.example", route, LONG).start())
          .hasMessageContaining("the proxy forbids this host or port");
    }
  }

  @Test
  void aProxyThatTakesTheAccountsOfWindowsOnlyIsSaid() throws IOException {
    try (TestProxy proxy = TestProxy.start()) {
      proxy.answers(
          "HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n");
      var route = new OutboundRoute(Optional.of(proxy.address()));

      assertThatThrownBy(() -> wire("mqtt.fleet.example", route, LONG).start())
          .hasMessageContaining("the proxy wants another sign-in than Basic");
      assertThat(route.fault()).contains(ProxyFault.SCHEME_UNKNOWN);
    }
  }

  @Test
  void aPacketLargerThanAFrameGoesWhole() throws Exception {
    var received = new ByteArrayOutputStream();
    var done = new CompletableFuture<Void>();
    serve(
        (client, accept) -> {
          open(client.getOutputStream(), accept);
          received.write(client.getInputStream().readNBytes(2 + 8 + 4 + 100_000));
          done.complete(null);
        });
    WebSocketTransport wire = wire();
    wire.start();
    OutputStream out = wire.getOutputStream();
    out.write(new byte[100_000]);
    out.flush();

    done.get(2, TimeUnit.MINUTES);
    assertThat(received.size()).isEqualTo(100_014);
    wire.stop();
  }
}
