package fr.teleguichet.fleet.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.peer.Installed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HAProxy configuration that is shipped, in front of a manager. */
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class ReverseProxyIT {

  private static final Path CONFIGURATION =
      Path.of("src/main/dist/proxy/haproxy.cfg").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int TLS_HANDSHAKE = 22;

  @TempDir private Path folder;
  private int port;
  private ServerSocket broker;
  private ServerSocket webSockets;
  private TestPages.Running manager;
  private Process proxy;
  private HttpClient browser;

  @BeforeEach
  void aProxyInFrontOfAManager(Database database) throws Exception {
    Path program = Installed.program("haproxy", "haproxy");
    TestCertificate certificate = TestCertificate.ec(folder);
    port = Installed.freePort();
    broker = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    webSockets = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    manager =
        TestPages.start(
            database,
            Map.of(
                "fleet.http.public-address", "https://localhost:" + port,
                "fleet.device.names", "devices.fleet.example.org,mqtt.fleet.example.org",
                "fleet.device.public-address", "https://devices.fleet.example.org",
                "fleet.broker.public-address", "mqtts://mqtt.fleet.example.org:443"));
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-db", "-f", CONFIGURATION.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FLEET_PROXY_LISTEN", (hasIpv6() ? ":::" : "127.0.0.1:") + port,
                "FLEET_PROXY_HTTPS", "127.0.0.1:" + Installed.freePort(),
                "FLEET_PROXY_PAGES", "127.0.0.1:" + manager.uri("").getPort(),
                "FLEET_PROXY_DEVICES", "127.0.0.1:" + manager.devices().getPort(),
                "FLEET_PROXY_MQTT", "127.0.0.1:" + broker.getLocalPort(),
                "FLEET_PROXY_WEBSOCKET", "127.0.0.1:" + webSockets.getLocalPort(),
                "FLEET_PROXY_CERTIFICATE", certificate.together().toString()));
    proxy = builder.start();
    browser = certificate.trusting();
    await().atMost(PATIENCE).until(this::isListening);
  }

  private static boolean hasIpv6() throws IOException {
    return NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null;
  }

  private boolean isListening() {
    assertThat(proxy.isAlive()).as("HAProxy takes the configuration").isTrue();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  @AfterEach
  void everythingStops() throws Exception {
    broker.close();
    webSockets.close();
    proxy.destroy();
    assertThat(proxy.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    browser.close();
    manager.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).timeout(PATIENCE);
  }

  /** A place may have IPv6 alone. */
  @Test
  void itIsReachedByIpv6AsWell() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    try (Socket socket = new Socket(InetAddress.ofLiteral("::1"), port)) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void pagesComeByHttpsAndBrowsersAreToldSo() throws Exception {
    HttpResponse<String> page =
        browser.send(request("/sign-in").build(), HttpResponse.BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void whoAsksIsWhomTheProxySawAndNotWhoItSaysItIs() throws Exception {
    HttpResponse<String> refused =
        browser.send(
            request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://localhost:" + port)
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(HttpRequest.BodyPublishers.ofString("email=a%40example.org&password=x"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(manager.audit().of("sign-in.refused"))
        .extracting(AuditEntry::address)
        .containsExactly(java.util.Optional.of("127.0.0.1"));
  }

  @Test
  void openPagesAreToldWhatChangesAtOnce() throws Exception {
    HttpResponse<java.io.InputStream> stream =
        browser.send(
            request("/events/kiosks")
                .header("Cookie", "__Host-teleguichet=" + manager.session())
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());

    assertThat(stream.statusCode()).isEqualTo(200);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).as("the first line, while the stream stays open").isNotNull();
    }
  }

  /**
   * Where nothing but 443 goes out, a claim that names the listener's own port is worth nothing.
   */
  @Test
  void aClaimNamesPort443AloneAndLeadsToTheDevicesListener() throws Exception {
    EnrolmentClaim claim = claim();

    assertThat(claim.manager()).isEqualTo(URI.create("https://devices.fleet.example.org"));
    assertThat(claim.broker()).contains(URI.create("mqtts://mqtt.fleet.example.org:443"));
    String name = claim.manager().getHost();
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket device =
            (SSLSocket)
                TestCertificate.context(claim.authorities().getFirst())
                    .getSocketFactory()
                    .createSocket(plain, name, port, true)) {
      SSLParameters parameters = device.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(name)));
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      device.setSSLParameters(parameters);
      device.setSoTimeout((int) PATIENCE.toMillis());

      device.startHandshake();

      X509Certificate shown = (X509Certificate) device.getSession().getPeerCertificates()[0];
      assertThat(shown.getIssuerX500Principal()).isNotEqualTo(shown.getSubjectX500Principal());
    }
  }

  /** As whoever prepares a card gets it, and as the unit reads it. */
  private EnrolmentClaim claim() throws IOException {
    HttpResponse<String> planned =
        manager.send(
            manager
                .strangersRequest("/api/v1/units")
                .header("Authorization", "Bearer " + Files.readString(manager.tokenFile()).strip())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"kiosk\":\"borne-cajarc\",\"territory\":\"lot\"}"))
                .build());
    assertThat(planned.statusCode()).isEqualTo(201);
    return switch (ClaimFile.decode(planned.body().getBytes(StandardCharsets.UTF_8))) {
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) -> claim;
      case ClaimFile.Reading.Unusable(String sentence) -> throw new AssertionError(sentence);
    };
  }

  /** The broker has to see the kiosks' certificates: what comes is the client's own TLS. */
  @ParameterizedTest
  @CsvSource({"mqtt.fleet.example.org, false", "ws.fleet.example.org, true"})
  void mqttReachesTheBrokerByTheNameThatIsAskedFor(String name, boolean isWebSocket)
      throws Exception {
    ServerSocket reached = isWebSocket ? webSockets : broker;
    reached.setSoTimeout((int) PATIENCE.toMillis());
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket kiosk =
            (SSLSocket)
                TestCertificate.context(manager.authority().root())
                    .getSocketFactory()
                    .createSocket(plain, name, port, true)) {
      Thread handshake = Thread.ofVirtual().start(() -> shake(kiosk));
      assertThat(hello(reached)).contains(name);
      handshake.join();
    }
  }

  /** Whoever else calls looks for a server of another test, which had the port before. */
  private static String hello(ServerSocket reached) throws IOException {
    while (true) {
      try (Socket arrived = reached.accept()) {
        arrived.setSoTimeout((int) PATIENCE.toMillis());
        if (arrived.getInputStream().read() == TLS_HANDSHAKE) {
          return new String(arrived.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
        }
      }
    }
  }

  private static void shake(SSLSocket kiosk) {
    try {
      kiosk.startHandshake();
    } catch (IOException _) {
      // Nobody answers it.
    }
  }
}
