package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.FakeOccupancy;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The door over real HTTP on free ports of the loopback. */
@Timeout(300)
@SuppressWarnings("NullAway.Init") // JUnit calls open first.
class TechnicianRoutesTest {

  private static final String PIN = "804612";
  private static final Fingerprint KEY = Fingerprint.parse("3f".repeat(32)).orElseThrow();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final KioskState kiosk = new KioskState();
  private final Logbook logbook = new Logbook();
  private final FakeOccupancy citizen = new FakeOccupancy();
  private final FakeApparatus apparatus = new FakeApparatus();
  private final BlockingQueue<HeadDeadlines.Deadline> deadlines = new LinkedBlockingQueue<>();
  private TechnicianRoutes door;
  private int port;

  @BeforeEach
  void open() throws Exception {
    var made = new CompletableFuture<TechnicianRoutes>();
    vertx.runOnContext(
        _ -> {
          var loop = new HeadDeadlines(VertxLoop.current(vertx, System::nanoTime), deadlines);
          var world =
              new TechnicianRoutes.Surroundings(
                  vertx, loop, CLOCK, kiosk, TechnicianRoutesTest::standing);
          var exercises =
              new ExerciseService(
                  new ExerciseService.Surroundings(
                      loop, CLOCK, logbook, citizen, UUID::randomUUID, () -> false),
                  apparatus);
          made.complete(new TechnicianRoutes(world, exercises, new Secret(PIN)));
        });
    door = made.get(60, TimeUnit.SECONDS);
    port = opened(() -> door.open(LOOPBACK));
  }

  private int opened(Supplier<Future<HttpServer>> opening) throws Exception {
    var opened = new CompletableFuture<HttpServer>();
    vertx.runOnContext(
        _ -> opening.get().onSuccess(opened::complete).onFailure(opened::completeExceptionally));
    return opened.get(60, TimeUnit.SECONDS).actualPort();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static UnitFleetStatus standing() {
    return new UnitFleetStatus(
        Optional.of("figeac-01"),
        new UnitFleetStatus.Stage("delayed", "the fleet manager was away"),
        Optional.of(KEY),
        Optional.of(
            new UnitFleetStatus.Term(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2027-01-30T00:00:00Z"))),
        Optional.of(new UnitFleetStatus.Stage("online", "mqtts://fleet.example:8883")));
  }

  @Test
  void whoShowsThePinReadsWhoTheUnitIsAndHowItIs() throws Exception {
    kiosk.set(NodeFact.AGENT_VERSION, Value.of("0.1.0"));
    kiosk.measure(
        Map.of(
            HealthMetric.CPU_TEMPERATURE, Value.of(61.5),
            HealthMetric.CPU_LOAD, Value.of(Double.NaN),
            HealthMetric.CLOCK_SYNCHRONISED, Value.of(true)));
    kiosk.attach(
        Peripheral.PRINTER, new PeripheralReading(PeripheralState.WARNING, "paper-low", "TM-T20"));

    HttpResponse<String> answer = get("/technician/report", PIN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    var report = new JsonObject(answer.body());
    assertThat(report.getInteger("version")).isEqualTo(1);
    assertThat(report.getString("kiosk")).isEqualTo("figeac-01");
    assertThat(report.getString("code")).isEqualTo(ShortCode.of(KEY).toString());
    assertThat(report.getString("fingerprint")).isEqualTo(KEY.hex());
    assertThat(report.getJsonObject("identity").getString("state")).isEqualTo("delayed");
    assertThat(report.getJsonObject("certificate").getString("until"))
        .isEqualTo("2027-01-30T00:00:00Z");
    assertThat(report.getJsonObject("link").getString("state")).isEqualTo("online");
    assertThat(report.getJsonObject("facts").getMap())
        .containsExactly(Map.entry("Properties/Agent Version", "0.1.0"));
    assertThat(report.getJsonObject("measures").getMap())
        .containsOnlyKeys("Cpu/Temperature", "Clock/Synchronised");
    assertThat(report.getJsonArray("peripherals").getJsonObject(0).getString("reasons"))
        .isEqualTo("paper-low");
  }

  @Test
  void withoutThePinNothingIsToldAndAWrongOneMakesTheNextWait() throws Exception {
    HttpResponse<String> nothing = get("/technician/report", "");
    assertThat(nothing.statusCode()).isEqualTo(401);
    HttpResponse<String> wrong = get("/technician/report", "000000");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(nothing.body() + wrong.body()).doesNotContain("figeac").doesNotContain(PIN);

    HttpResponse<String> hasty = get("/technician/report", PIN);
    assertThat(hasty.statusCode()).isEqualTo(429);
    assertThat(hasty.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void nothingElseIsAnswered() throws Exception {
    assertThat(get("/", PIN).statusCode()).isEqualTo(404);
    assertThat(get("/api/session", PIN).statusCode()).isEqualTo(404);
    assertThat(get("/technician/exercises", PIN).statusCode()).isEqualTo(404);
    assertThat(send("POST", "/technician/report", PIN).statusCode()).isEqualTo(405);
    assertThat(get("/technician/exercise/print", PIN).statusCode()).isEqualTo(405);
    assertThat(send("POST", "/technician/exercise/wipe", PIN).statusCode()).isEqualTo(404);
    assertThat(send("POST", "/technician/exercise/", PIN).statusCode()).isEqualTo(404);
    assertThat(logbook.records()).isEmpty();
  }

  @Test
  void anExerciseIsBegunFollowedAndItsEndIsTold() throws Exception {
    assertThat(exercise()).isEqualTo(new JsonObject("{\"version\":1,\"stage\":\"idle\"}"));

    HttpResponse<String> begun = send("POST", "/technician/exercise/door", PIN);
    assertThat(begun.statusCode()).isEqualTo(202);
    assertThat(new JsonObject(begun.body()).getString("stage")).isEqualTo("executing");
    assertThat(send("POST", "/technician/exercise/print", PIN).statusCode()).isEqualTo(409);
    onLoop(() -> apparatus.see("door opened"));
    assertThat(exercise().getJsonArray("seen")).containsExactly("door opened");
    onLoop(() -> apparatus.succeed("door opened, door closed"));

    assertThat(exercise().getString("stage")).isEqualTo("done");
    assertThat(exercise().getString("text")).isEqualTo("door opened, door closed");
    assertThat(logbook.records()).hasSize(2);
  }

  @Test
  void whoWaitsNoLongerSaysSoAndIsToldWhatWasSeen() throws Exception {
    assertThat(send("POST", "/technician/exercise/pattern", PIN).statusCode()).isEqualTo(202);

    HttpResponse<String> stopped = send("DELETE", "/technician/exercise", PIN);

    assertThat(new JsonObject(stopped.body()).getString("stage")).isEqualTo("failed");
    assertThat(apparatus.stopped()).isOne();
  }

  @Test
  void nothingBeginsWithoutThePinOrWhileACitizenIsServed() throws Exception {
    assertThat(send("POST", "/technician/exercise/print", "").statusCode()).isEqualTo(401);
    onLoop(citizen::occupy);
    HttpResponse<String> refused = send("POST", "/technician/exercise/print", PIN);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(new JsonObject(refused.body()).getString("error")).isEqualTo("citizen-served");
    onLoop(citizen::free);
    assertThat(send("POST", "/technician/exercise/print", "000000").statusCode()).isEqualTo(401);
    assertThat(send("POST", "/technician/exercise/print", PIN).statusCode()).isEqualTo(429);
    assertThat(apparatus.begun()).isEmpty();
    assertThat(logbook.records()).isEmpty();
  }

  private static InetAddress outward() throws IOException {
    Optional<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
            .findFirst();
    assumeTrue(own.isPresent(), "this machine is on no network but its own");
    return own.orElseThrow();
  }

  /** Whoever listens on the network has the PIN of a plain request. */
  @Test
  void overTheNetworkInTheClearTheReportIsToldAndNothingIsBegun() throws Exception {
    InetAddress own = outward();
    int outside = opened(() -> door.open(new InetSocketAddress(own, 0)));
    String base = "http://" + own.getHostAddress() + ":" + outside;

    assertThat(send(client, "GET", base + "/technician/report", PIN).statusCode()).isEqualTo(200);
    assertThat(send(client, "POST", base + "/technician/exercise/print", PIN).statusCode())
        .isEqualTo(403);
    assertThat(send(client, "DELETE", base + "/technician/exercise", PIN).statusCode())
        .isEqualTo(403);
    assertThat(apparatus.begun()).isEmpty();
  }

  @Test
  void overTlsTheUnitShowsItsOwnKeyAndThePinOpensOneDoor() throws Exception {
    var unit = new UnitTls();
    X509KeyManager own = unit.keyManager();
    int secure = opened(() -> door.open(LOOPBACK, own));
    HttpClient trusting = HttpClient.newBuilder().sslContext(unit.knowing()).build();
    String base = "https://localhost:" + secure;

    assertThat(send(trusting, "POST", base + "/technician/exercise/tone", PIN).statusCode())
        .isEqualTo(202);
    // A guess at one address closes the other as well.
    assertThat(send(trusting, "GET", base + "/technician/report", "000000").statusCode())
        .isEqualTo(401);
    assertThat(get("/technician/report", PIN).statusCode()).isEqualTo(429);
  }

  @Test
  void aRequestThatIsTooLargeOrMoreConnectionsThanAnybodyNeedsGetNothing() throws Exception {
    HttpRequest large =
        HttpRequest.newBuilder(uri("/technician/report"))
            .header("Authorization", "Bearer " + "1".repeat(4_000))
            .build();
    assertThat(client.send(large, BodyHandlers.ofString()).statusCode()).isEqualTo(431);
    List<Socket> held = new ArrayList<>();
    try {
      int served = 0;
      for (int i = 0; i < 12; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        held.add(socket);
        served += answers(socket) ? 1 : 0;
      }
      assertThat(served).isBetween(1, 8);
    } finally {
      for (Socket socket : held) {
        socket.close();
      }
    }
  }

  /** Eight of them would keep every technician out. */
  @Test
  void aHeadThatDoesNotComeInTimeEndsItsConnection() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(8_000); // less than what ends it as idle
      socket.getOutputStream().write("GET /technician/rep".getBytes(StandardCharsets.US_ASCII));
      HeadDeadlines.Deadline deadline = nextDeadline();

      onLoop(deadline.action());

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      assertThat(deadline.cancelled()).as("nothing is left of it").isTrue();
    }
  }

  @Test
  void eachFurtherRequestOfAConnectionHasTheSameTime() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(100_000);
      HeadDeadlines.Deadline first = nextDeadline();
      assertThat(answers(socket)).isTrue();
      HeadDeadlines.Deadline second = nextDeadline();
      assertThat(first.cancelled()).isTrue();
      assertThat(second.cancelled()).isFalse();
      assertThat(answers(socket)).isTrue();
      assertThat(nextDeadline()).isNotSameAs(second);
      assertThat(second.cancelled()).isTrue();
    }
  }

  private HeadDeadlines.Deadline nextDeadline() throws InterruptedException {
    HeadDeadlines.@Nullable Deadline deadline = deadlines.poll(60, TimeUnit.SECONDS);
    assertThat(deadline).as("a deadline was set").isNotNull();
    return Objects.requireNonNull(deadline);
  }

  private static boolean answers(Socket socket) {
    try {
      socket
          .getOutputStream()
          .write(
              ("GET /technician/report HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + PIN
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private void onLoop(Runnable action) throws Exception {
    var done = new CompletableFuture<Boolean>();
    vertx.runOnContext(
        _ -> {
          action.run();
          done.complete(true);
        });
    assertThat(done.get(60, TimeUnit.SECONDS)).isTrue();
  }

  private JsonObject exercise() throws Exception {
    return new JsonObject(get("/technician/exercise", PIN).body());
  }

  private HttpResponse<String> get(String path, String pin) throws Exception {
    return send("GET", path, pin);
  }

  private HttpResponse<String> send(String method, String path, String pin) throws Exception {
    return send(client, method, uri(path).toString(), pin);
  }

  private static HttpResponse<String> send(
      HttpClient client, String method, String address, String pin) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody());
    if (!pin.isEmpty()) {
      request.header("Authorization", "Bearer " + pin);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
