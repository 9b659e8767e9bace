package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.ProxyFault;
import fr.teleguichet.est.TestProxy;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Paho under servers that misbehave: no thread and no socket stays behind. */
@Isolated("It looks at every thread.")
@Tag("proof")
final class PahoDialerIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final OutboundRoute route = OutboundRoute.direct();
  private PahoDialer dialer;

  @BeforeEach
  void makeDialer() {
    dialer = on(() -> new PahoDialer(loop(), route));
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : accepted) {
      socket.close();
    }
    var _ = wait(on(dialer::close).toCompletionStage().toCompletableFuture());
    var _ = wait(vertx.close().toCompletionStage().toCompletableFuture());
  }

  private Loop loop() {
    return VertxLoop.current(vertx, System::nanoTime);
  }

  private <T> T on(Supplier<T> call) {
    var answer = new CompletableFuture<T>();
    context.runOnContext(_ -> answer.complete(call.get()));
    return wait(answer);
  }

  private static <T> T wait(CompletableFuture<T> answer) {
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Threads that were told to end need a moment for it. */
  private static void awaitNoThreads() {
    Awaitility.await().atMost(LONG).untilAsserted(() -> assertThat(pahoThreads()).isEmpty());
  }

  private static List<String> pahoThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("MQTT "))
        .map(entry -> entry.getKey().getName() + " " + Arrays.toString(entry.getValue()))
        .toList();
  }

  private static MqttDialer.Connect connect(URI server, Optional<Supplier<SSLContext>> tls) {
    return new MqttDialer.Connect(
        server,
        "kiosk",
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        new MqttDialer.Message("will", ByteString.EMPTY, 1),
        new BrokerCredentials(Optional.empty(), tls));
  }

  private static final class Silent implements MqttDialer.Events {
    @Override
    public void arrived(String topic, ByteString payload) {
      throw new AssertionError("nothing was published");
    }

    @Override
    public void lost(String cause) {}
  }

  private MqttDialer.Connection dial(URI server) {
    return on(() -> dialer.dial(connect(server, Optional.empty()), new Silent()));
  }

  private static URI mqtt(ServerSocket server) {
    return URI.create("mqtt://127.0.0.1:" + server.getLocalPort());
  }

  /** Accepts connections and does with each what it is told. */
  private void serve(ServerSocket server, Reception reception) {
    var _ =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!server.isClosed()) {
                    try {
                      Socket socket = server.accept();
                      accepted.add(socket);
                      reception.of(socket);
                    } catch (IOException _) {
                      // Closed by the test, or a handshake that the kiosk refused.
                    }
                  }
                });
  }

  @FunctionalInterface
  private interface Reception {
    void of(Socket socket) throws IOException;
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @Test
  void aServerThatHangsUpAtOnceLeavesNoThreadBehind() throws IOException {
    try (ServerSocket server = listen()) {
      serve(server, Socket::close);
      for (int i = 0; i < 20; i++) {
        MqttDialer.Connection connection = dial(mqtt(server));
        CompletableFuture<Void> established =
            connection.established().toCompletionStage().toCompletableFuture();
        assertThat(established).failsWithin(LONG);
        boolean _ = on(connection::abandon);
      }
      awaitNoThreads();
    }
  }

  @Test
  void aConnectionGivenUpBeforeTheAnswerIsClosedForGood() throws IOException {
    try (ServerSocket server = listen()) {
      var ends = new AtomicInteger();
      var received = new AtomicInteger();
      serve(
          server,
          socket ->
              Thread.ofVirtual()
                  .start(
                      () -> {
                        try {
                          while (socket.getInputStream().read() >= 0) {
                            received.incrementAndGet();
                          }
                        } catch (IOException _) {
                          // A reset is an end too.
                        }
                        ends.incrementAndGet();
                      }));
      MqttDialer.Connection connection = dial(mqtt(server));
      Awaitility.await().atMost(LONG).until(() -> accepted.size() == 1);
      boolean isUnsent = on(connection::abandon);
      Awaitility.await().atMost(LONG).until(() -> ends.get() == 1);
      assertThat(received.get() == 0).as("no CONNECT was sent").isEqualTo(isUnsent);
      awaitNoThreads();
      assertThat(accepted).hasSize(1);
    }
  }

  @Test
  void anIdentityIsReadBesideTheLoopAndNobodyIsCalledOnceItWasGivenUp() throws IOException {
    try (ServerSocket server = listen()) {
      serve(server, _ -> {});
      var isRead = new CompletableFuture<String>();
      var goOn = new CountDownLatch(1);
      Supplier<SSLContext> slow =
          () -> {
            isRead.complete(Thread.currentThread().getName());
            awaitQuietly(goOn);
            return platformTls();
          };
      URI tls = URI.create("mqtts://127.0.0.1:" + server.getLocalPort());
      MqttDialer.Connection connection =
          on(() -> dialer.dial(connect(tls, Optional.of(slow)), new Silent()));
      assertThat(wait(isRead)).startsWith("mqtt-");
      // The loop is free while the files are read: it takes this.
      boolean _ = on(connection::abandon);
      goOn.countDown();

      assertThat(connection.established().toCompletionStage().toCompletableFuture())
          .failsWithin(LONG)
          .withThrowableThat()
          .withMessageContaining("given up");
      var _ = wait(on(dialer::close).toCompletionStage().toCompletableFuture());
      assertThat(accepted).isEmpty();
      awaitNoThreads();
    }
  }

  private static SSLContext platformTls() {
    try {
      return SSLContext.getDefault();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPortWhereNobodyListensIsAFailureWithItsCause() throws IOException {
    URI nobody;
    try (ServerSocket server = listen()) {
      nobody = mqtt(server);
    }
    MqttDialer.Connection connection = dial(nobody);
    CompletableFuture<Void> established =
        connection.established().toCompletionStage().toCompletableFuture();
    assertThat(established)
        .failsWithin(LONG)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withMessageContaining("refused");
    assertThat(on(connection::abandon)).as("no CONNECT was sent").isTrue();
  }

  @Test
  void aTlsServerWhoseCertificateWeTrustIsReachedAndAnotherIsNot(@TempDir Path folder)
      throws Exception {
    KeyStore ours = certificate(folder.resolve("ours.p12"), "dns:localhost,ip:127.0.0.1");
    KeyStore wrongName = certificate(folder.resolve("wrong.p12"), "dns:elsewhere.example");
    try (ServerSocket server = tlsServer(ours);
        ServerSocket elsewhere = tlsServer(wrongName)) {
      for (ServerSocket each : List.of(server, elsewhere)) {
        serve(each, socket -> socket.getOutputStream().write(CONNACK));
      }
      assertThat(tlsDial(server, trust(ours))).succeedsWithin(LONG);
      assertThat(tlsDial(server, trust(wrongName))).failsWithin(LONG);
      assertThat(tlsDial(elsewhere, trust(wrongName))).failsWithin(LONG);
    }
  }

  @Test
  void throughAProxyAServerIsReachedWhoseNameOnlyThatKnowsWithAndWithoutTls(@TempDir Path folder)
      throws Exception {
    KeyStore keys = certificate(folder.resolve("fleet.p12"), "dns:mqtt.fleet.example");
    try (ServerSocket plain = listen();
        ServerSocket secure = tlsServer(keys);
        TestProxy proxy = TestProxy.start()) {
      var login = new HttpProxy.Login("borne", "secret");
      proxy.wants(login);
      route.change(Optional.of(proxy.address().with(login)));
      for (ServerSocket each : List.of(plain, secure)) {
        serve(each, socket -> socket.getOutputStream().write(CONNACK));
      }
      proxy.knows("mqtt.fleet.example", plain.getLocalPort());
      assertThat(dialled("mqtt://mqtt.fleet.example:1883", trust(keys))).succeedsWithin(LONG);
      proxy.knows("mqtt.fleet.example", secure.getLocalPort());
      assertThat(dialled("mqtts://mqtt.fleet.example:443", trust(keys))).succeedsWithin(LONG);
      proxy.knows("other.example", secure.getLocalPort());
      assertThat(dialled("mqtts://other.example:443", trust(keys))).failsWithin(LONG);
      assertThat(proxy.asked())
          .extracting(TestProxy.Asked::line)
          .containsExactly(
              "CONNECT mqtt.fleet.example:1883 HTTP/1.1",
              "CONNECT mqtt.fleet.example:443 HTTP/1.1",
              "CONNECT other.example:443 HTTP/1.1");
      awaitNoThreads();
    }
  }

  @Test
  void whatTheProxyHasAgainstItIsTheCause() throws IOException, GeneralSecurityException {
    try (TestProxy proxy = TestProxy.start()) {
      route.change(Optional.of(proxy.address()));
      proxy.answers("HTTP/1.1 403 Forbidden\r\n\r\n");
      assertThat(dialled("mqtts://mqtt.fleet.example:443", SSLContext.getDefault()))
          .failsWithin(LONG)
          .withThrowableOfType(java.util.concurrent.ExecutionException.class)
          .withMessageContaining("the proxy forbids this host or port");
      assertThat(route.fault()).contains(ProxyFault.FORBIDDEN);
      awaitNoThreads();
    }
  }

  @Test
  void aProxyThatHangsIsGivenUpWithTheConnection() throws Exception {
    try (TestProxy proxy = TestProxy.start()) {
      route.change(Optional.of(proxy.address()));
      var ends = new AtomicInteger();
      proxy.behaves(
          client -> {
            var _ = client.getInputStream().readAllBytes();
            ends.incrementAndGet();
          });
      MqttDialer.Connection connection = dial(URI.create("mqtt://mqtt.fleet.example:1883"));
      Awaitility.await().atMost(LONG).until(() -> proxy.asked().size() == 1);
      boolean _ = on(connection::abandon);
      Awaitility.await().atMost(LONG).until(() -> ends.get() == 1);
      awaitNoThreads();
    }
  }

  private CompletableFuture<Void> dialled(String server, SSLContext trust) {
    MqttDialer.Connection connection =
        on(() -> dialer.dial(connect(URI.create(server), Optional.of(() -> trust)), new Silent()));
    return connection
        .established()
        .onComplete(_ -> connection.abandon())
        .toCompletionStage()
        .toCompletableFuture();
  }

  private CompletableFuture<Void> tlsDial(ServerSocket server, SSLContext trust) {
    return dialled("mqtts://127.0.0.1:" + server.getLocalPort(), trust);
  }

  private static KeyStore certificate(Path file, String names)
      throws IOException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=server",
                "-ext",
                "san=" + names,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling(file.getFileName() + ".log").toFile())
            .start();
    assertThat(keytool.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, "secret".toCharArray());
    }
    return store;
  }

  private static ServerSocket tlsServer(KeyStore keys)
      throws IOException, GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static SSLContext trust(KeyStore keys) throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
