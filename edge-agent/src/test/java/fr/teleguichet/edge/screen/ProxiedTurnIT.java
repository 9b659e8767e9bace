package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestProxy;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.peer.SquidProxy;
import fr.teleguichet.hardware.peer.TurnServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a town hall whose proxy alone gets out, and which wants a password: a real browser with the
 * agent's policies reaches a real TURN server, whose name nobody but that proxy knows.
 */
@Timeout(300)
@Tag("proof")
class ProxiedTurnIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TURN = "turn.example.org";
  private static final HttpProxy.Login LOGIN = new HttpProxy.Login("borne", "sésame");

  /** Two ends in one page that know no way to each other but the relay; says how it went. */
  private static final String TALK =
      """
      async (server) => {
        const settings = { iceServers: [server], iceTransportPolicy: "relay" };
        const [near, far] = [new RTCPeerConnection(settings), new RTCPeerConnection(settings)];
        near.onicecandidate = ({ candidate }) => candidate && far.addIceCandidate(candidate);
        far.onicecandidate = ({ candidate }) => candidate && near.addIceCandidate(candidate);
        const channel = near.createDataChannel("talk");
        const heard = new Promise((done) => {
          far.ondatachannel = (event) => { event.channel.onmessage = ({ data }) => done(data); };
        });
        const lost = new Promise((done) => {
          const found = [];
          near.addEventListener("icecandidate", ({ candidate }) => candidate && found.push(candidate));
          near.onicegatheringstatechange = () =>
            near.iceGatheringState === "complete" && !found.length && done("no way");
        });
        channel.onopen = () => channel.send("bonjour");
        await near.setLocalDescription();
        await far.setRemoteDescription(near.localDescription);
        await far.setLocalDescription();
        await near.setRemoteDescription(far.localDescription);
        return Promise.race([heard, lost]);
      }
      """;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final OutboundRoute route = OutboundRoute.direct();
  @TempDir private Path folder = Path.of("");
  private TestProxy place;
  private TurnServer turn;
  private HttpServer kiosk;

  @BeforeEach
  void aTownHall() throws Exception {
    turn =
        TurnServer.start(
            folder, List.of("use-auth-secret", "realm=example.org", "no-cli", "simple-log"));
    place = TestProxy.start();
    place.wants(LOGIN);
    through(place.address().port());
    kiosk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    kiosk.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    kiosk.start();
  }

  private void through(int port) {
    route.change(Optional.of(new HttpProxy("127.0.0.1", port, Optional.of(LOGIN))));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    kiosk.stop(0);
    place.close();
    turn.close();
  }

  private int kiosksProxy() throws Exception {
    var port = new CompletableFuture<Integer>();
    vertx.runOnContext(
        _ ->
            new BrowserForwardProxy(vertx, VertxLoop.current(vertx, System::nanoTime), route)
                .follow(at -> port.complete(at.orElseThrow())));
    return port.get(60, TimeUnit.SECONDS);
  }

  private String talk(String url) throws Exception {
    return talk(url, kiosksProxy());
  }

  private String talk(String url, int proxy) throws Exception {
    var policy = new BrowserPolicy(kiosk.getAddress().getPort(), List.of(), Optional.of(proxy));
    Path managed = Files.createDirectory(folder.resolve("managed"));
    Files.writeString(managed.resolve("20-teleguichet.json"), policy.json());
    List<String> flags =
        List.of(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--ignore-certificate-errors");
    try (Chromium chromium = ManagedChromium.start(folder, managed, flags)) {
      Page page = chromium.browser().newPage();
      page.navigate("http://127.0.0.1:" + kiosk.getAddress().getPort());
      String user = Instant.now().plusSeconds(600).getEpochSecond() + ":kiosk";
      return String.valueOf(
          page.evaluate(
              TALK, Map.of("urls", url, "username", user, "credential", credential(user))));
    }
  }

  private static String credential(String user) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(TurnServer.SECRET.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
    return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void pictureAndSoundGoThroughTheProxyWithTlsOfTheBrowsersOwn() throws Exception {
    place.knows(TURN, turn.tlsPort());

    assertThat(talk("turns:" + TURN + ":443?transport=tcp")).isEqualTo("bonjour");

    assertThat(place.asked())
        .extracting(TestProxy.Asked::line)
        .contains("CONNECT " + TURN + ":443 HTTP/1.1");
    assertThat(place.asked()).allMatch(it -> it.authorization().equals(Optional.of(LOGIN.basic())));
  }

  @Test
  void squidLetsThemThroughAsWell() throws Exception {
    try (SquidProxy squid = SquidProxy.start(folder, TURN, LOGIN.user(), LOGIN.password())) {
      through(squid.port());

      assertThat(talk("turns:" + TURN + ":" + turn.tlsPort() + "?transport=tcp"))
          .isEqualTo("bonjour");

      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(squid.log())
                      .containsPattern(
                          "TCP_TUNNEL/200 \\d+ CONNECT "
                              + TURN
                              + ":"
                              + turn.tlsPort()
                              + " borne "));
    }
  }

  /** Nobody is asked for the password, and it would be the citizen who is. */
  @Test
  void withoutTheAgentTheBrowserDoesNotGetPastTheProxysQuestion() throws Exception {
    place.knows(TURN, turn.tlsPort());

    assertThat(talk("turns:" + TURN + ":443?transport=tcp", place.address().port()))
        .isEqualTo("no way");
  }

  @Test
  void whereThatProxyHangsUpThereIsNoOtherWay() throws Exception {
    place.behaves(client -> client.close());

    assertThat(talk("turns:" + TURN + ":443?transport=tcp")).isEqualTo("no way");
  }
}
