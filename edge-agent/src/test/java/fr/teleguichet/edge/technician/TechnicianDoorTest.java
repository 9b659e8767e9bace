package fr.teleguichet.edge.technician;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.Secret;
import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.VertxLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.hardware.protocol.Value;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report over real HTTP on a free port of the loopback. */
@Timeout(60)
class TechnicianDoorTest {

  private static final String PIN = "804612";
  private static final Fingerprint KEY = Fingerprint.parse("3f".repeat(32)).orElseThrow();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final KioskState kiosk = new KioskState();
  private int port;

  @BeforeEach
  void open() {
    var opened = new CompletableFuture<HttpServer>();
    vertx.runOnContext(
        _ -> {
          var world =
              new TechnicianDoor.Surroundings(
                  vertx,
                  VertxLoop.current(vertx, System::nanoTime),
                  CLOCK,
                  kiosk,
                  TechnicianDoorTest::standing);
          var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
          TechnicianDoor.open(world, listen, new Secret(PIN))
              .onSuccess(opened::complete)
              .onFailure(opened::completeExceptionally);
        });
    port = opened.orTimeout(10, TimeUnit.SECONDS).join().actualPort();
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static UnitStanding standing() {
    return new UnitStanding(
        Optional.of("figeac-01"),
        new UnitStanding.Stage("delayed", "the fleet manager was away"),
        Optional.of(KEY),
        Optional.of(
            new UnitStanding.Term(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2027-01-30T00:00:00Z"))),
        Optional.of(new UnitStanding.Stage("online", "mqtts://fleet.example:8883")));
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
  void nothingElseIsAnsweredAndNothingCanBeChanged() throws Exception {
    assertThat(get("/", PIN).statusCode()).isEqualTo(404);
    assertThat(get("/api/session", PIN).statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(uri("/technician/report"))
            .header("Authorization", "Bearer " + PIN)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
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

  private HttpResponse<String> get(String path, String pin) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (!pin.isEmpty()) {
      request.header("Authorization", "Bearer " + pin);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
