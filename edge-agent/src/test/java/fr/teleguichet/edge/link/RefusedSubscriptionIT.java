package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.hardware.peer.Installed;
import fr.teleguichet.hardware.peer.PrivateBroker;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SUBACK that came back well and refuses all the same, from bytes and from a real broker. */
@Timeout(300)
@Tag("proof")
final class RefusedSubscriptionIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final List<String> FILTERS = List.of("a/NCMD", "b/DCMD/+");
  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();

  @AfterEach
  void close() {
    var _ = wait(vertx.close().toCompletionStage().toCompletableFuture());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          01 87, '', b/DCMD/+: not authorized (0x87)
          80 01, '', a/NCMD: unspecified error (0x80)
          01 8F, 'no "+" here', 'b/DCMD/+: topic filter invalid (0x8f), "no ?+? here"'
          87 87, '', a/NCMD: not authorized (0x87)
          """)
  void oneRefusedFilterIsAFailureWithTheServersReason(String codes, String reason, String told)
      throws IOException {
    assertThat(answeredWith(codes, reason))
        .failsWithin(LONG)
        .withThrowableThat()
        .havingRootCause()
        .withMessage("the server refused the subscription to " + told);
  }

  /** Commands come at least once or at most once; the kiosk takes both. */
  @ParameterizedTest
  @CsvSource({"01 01", "00 00", "01 00"})
  void aLowerQualityOfServiceIsNoRefusal(String codes) throws IOException {
    assertThat(answeredWith(codes, "")).succeedsWithin(LONG);
  }

  @ParameterizedTest
  @CsvSource({"01 FF", "01 7F", "01 97"})
  void aCodeThatTheClientDoesNotKnowIsAFailure(String codes) throws IOException {
    assertThat(answeredWith(codes, "")).failsWithin(LONG);
  }

  @ParameterizedTest
  @CsvSource({"01", "01 01 01"})
  void anAnswerToFewerOrMoreFiltersIsAFailure(String codes) throws IOException {
    assertThat(answeredWith(codes, ""))
        .failsWithin(LONG)
        .withThrowableThat()
        .withMessageContaining("of 2 subscriptions");
  }

  @Test
  void aBrokerWhoseRightsForbidACommandTopicIsLeftAndTheStateSaysWhy() throws IOException {
    Path rights = folder.resolve("rights.json");
    Files.writeString(
        rights,
        """
        {"defaultACLAccess": {"publishClientSend": true, "publishClientReceive": true,
          "subscribe": false, "unsubscribe": true},
         "roles": [{"rolename": "kiosk", "acls": [
           {"acltype": "subscribePattern", "topic": "spBv1.0/lot/NCMD/#", "allow": true}]}],
         "groups": [{"groupname": "everybody", "roles": [{"rolename": "kiosk"}]}],
         "anonymousGroup": "everybody", "clients": []}
        """);
    String more =
        "plugin %s%nplugin_opt_config_file %s".formatted(dynamicSecurity(), readable(rights));
    var address = new NodeAddress("lot", "bagnac-1");
    try (var broker = PrivateBroker.start(folder, more);
        var agent = new RealAgent(LinkSettings.of(address, List.of(broker.uri("mqtt"))), folder)) {
      var offline = new CompletableFuture<LinkState.Offline>();
      agent.run(
          () ->
              agent
                  .link()
                  .listen(
                      state -> {
                        if (state instanceof LinkState.Offline it) {
                          offline.complete(it);
                        }
                      }));
      agent.start();
      Awaitility.await().atMost(Duration.ofMinutes(5)).until(offline::isDone);
      assertThat(offline.join().cause())
          .isEqualTo(
              "the server refused the subscription to spBv1.0/lot/DCMD/bagnac-1/+: not authorized"
                  + " (0x87)");
    }
  }

  /** A broker that root starts reads its files as a user of its own. */
  private Path readable(Path file) throws IOException {
    file.toFile().setReadable(true, false);
    folder.toFile().setExecutable(true, false);
    folder.toFile().setReadable(true, false);
    return file;
  }

  private static Path dynamicSecurity() throws IOException {
    try (Stream<Path> libraries =
        Files.find(
            Path.of("/usr/lib"), 2, (file, _) -> file.endsWith("mosquitto_dynamic_security.so"))) {
      return libraries
          .findFirst()
          .orElseGet(
              () -> Installed.missing("mosquitto’s dynamic security plugin is not installed"));
    }
  }

  /** What becomes of a subscription to two filters that a server answers so. */
  private CompletableFuture<Void> answeredWith(String codes, String reason) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var served = Thread.ofVirtual().start(() -> serve(server, codes, reason));
      var dialer =
          on(
              () ->
                  new PahoDialer(
                      VertxLoop.current(vertx, System::nanoTime), OutboundRoute.direct()));
      var uri = URI.create("mqtt://127.0.0.1:" + server.getLocalPort());
      MqttDialer.Connection connection = on(() -> dialer.dial(connect(uri), new Deaf()));
      var answer = new CompletableFuture<Void>();
      var _ =
          on(
              () -> {
                connection
                    .established()
                    .compose(_ -> connection.subscribe(FILTERS))
                    .onSuccess(_ -> answer.complete(null))
                    .onFailure(answer::completeExceptionally);
                return true;
              });
      var _ = Awaitility.await().atMost(Durations.FIVE_MINUTES).until(answer::isDone, it -> it);
      boolean _ = on(connection::abandon);
      served.interrupt();
      return answer;
    }
  }

  private static void serve(ServerSocket server, String codes, String reason) {
    try (Socket socket = server.accept()) {
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        int kind = in.readUnsignedByte() >> 4;
        byte[] rest = in.readNBytes(length(in));
        if (kind == 1) {
          socket.getOutputStream().write(CONNACK);
        } else if (kind == 8) {
          socket.getOutputStream().write(suback(rest[0], rest[1], codes, reason));
        }
      }
    } catch (IOException _) {
      // The kiosk hung up.
    }
  }

  private static int length(DataInputStream in) throws IOException {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.readUnsignedByte();
      length |= (next & 0x7F) << shift;
      if (next < 0x80) {
        return length;
      }
    }
  }

  private static byte[] suback(byte high, byte low, String codes, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    var body = new ByteArrayOutputStream();
    body.write(high);
    body.write(low);
    body.write(words.length == 0 ? 0 : words.length + 3);
    if (words.length > 0) {
      body.write(0x1F);
      body.write(0);
      body.write(words.length);
      body.writeBytes(words);
    }
    for (String code : codes.split(" ", -1)) {
      body.write(Integer.parseInt(code, 16));
    }
    var packet = new ByteArrayOutputStream();
    packet.write(0x90);
    packet.write(body.size());
    packet.writeBytes(body.toByteArray());
    return packet.toByteArray();
  }

  private static MqttDialer.Connect connect(URI server) {
    return new MqttDialer.Connect(
        server,
        "kiosk",
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        new MqttDialer.Message("will", ByteString.EMPTY, 1),
        new BrokerCredentials(Optional.empty(), Optional.empty()));
  }

  private record Deaf() implements MqttDialer.Events {
    @Override
    public void arrived(String topic, ByteString payload) {}

    @Override
    public void lost(String cause) {}
  }

  private <T> T on(Supplier<T> call) {
    var answer = new CompletableFuture<T>();
    context.runOnContext(_ -> answer.complete(call.get()));
    return wait(answer);
  }

  private static <T> T wait(CompletableFuture<T> answer) {
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
