package fr.teleguichet.simulator.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.simulator.workbench.OpenWorkbench.Kind;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbench over real HTTP on a free port of the loopback. */
@Timeout(300)
class WorkbenchHttpTest {

  private static final String DO = "/api/workbench";
  private static final String EMPTY_TRAY = "{\"dial\": \"paper\", \"value\": 0}";
  private static final List<String> PATHS =
      List.of(
          "/workbench",
          "/workbench.js",
          "/workbench.css",
          "/workbench-dials.js",
          "/workbench-texts.js",
          "/workbench-words.js",
          "/workbench-opinion.js",
          DO,
          DO + "/events");

  private final OpenWorkbench bench = new OpenWorkbench(Kind.SIMULATED);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatAHandDoesIsAnsweredWithWhatThenHolds() throws Exception {
    HttpResponse<String> answer = act(EMPTY_TRAY);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(paper(new JsonObject(answer.body()))).isZero();
    assertThat(paper(state())).isZero();
  }

  @Test
  void openPagesHearOfIt() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(
            HttpRequest.newBuilder(bench.at(DO + "/events")).build(), BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(lines.readLine()).startsWith("data: {\"dials\"");
      var _ = act(EMPTY_TRAY);
      String line = lines.readLine();
      while (!line.contains("printer-out-of-paper")) {
        line = lines.readLine();
      }
      assertThat(line).contains("media-empty");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "nonsense",
        "{}",
        "{\"dial\": \"paper\"}",
        "{\"dial\": \"papper\", \"value\": 1}",
        "{\"dial\": \"PAPER\", \"value\": 1}",
        "{\"dial\": \"paper\", \"value\": -1}",
        "{\"dial\": \"paper\", \"value\": 251}",
        "{\"dial\": \"paper\", \"value\": 1.5}",
        "{\"dial\": \"paper\", \"value\": \"1\"}",
        "{\"dial\": \"paper\", \"value\": 99999999999}",
        "{\"dial\": \"paper\", \"value\": null}",
        "{\"dial\": 5, \"value\": 1}",
        "{\"dial\": [\"paper\"], \"value\": 1}",
        "{\"mend\": \"yes\"}",
        "{\"mend\": false}"
      })
  void whatNoHandCanDoIsRefusedWithASentence(String body) throws Exception {
    HttpResponse<String> answer = act(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(answer.body()).getString("error")).isNotBlank();
    assertThat(paper(state())).isEqualTo(200);
  }

  @Test
  void aDialThatIsMisspeltIsToldWithTheOneThatWasMeant() throws Exception {
    assertThat(act("{\"dial\": \"papr\", \"value\": 1}").body()).contains("did you mean paper?");
  }

  /** Bytes of chance, some of them close to what is right. */
  @Test
  void noBodyMakesTheServerFail() throws Exception {
    var random = new Random(46);
    for (int round = 0; round < 150; round++) {
      byte[] body = EMPTY_TRAY.getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(6); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      HttpRequest request =
          HttpRequest.newBuilder(bench.at(DO))
              .header("Content-Type", "application/json")
              .header("Origin", bench.origin())
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isIn(200, 400);
    }
    assertThat(state().getJsonObject("dials").size()).isGreaterThan(15);
  }

  @Test
  void otherPagesAndProgramsCanNotTouchTheKiosk() throws Exception {
    assertThat(send(post(EMPTY_TRAY))).isEqualTo(403);
    assertThat(send(post(EMPTY_TRAY).header("Origin", "http://evil.example"))).isEqualTo(403);
    assertThat(send(post(EMPTY_TRAY).header("Origin", "null"))).isEqualTo(403);
    assertThat(
            send(
                post(EMPTY_TRAY)
                    .header("Origin", bench.origin())
                    .header("Sec-Fetch-Site", "cross-site")))
        .isEqualTo(403);
    HttpRequest.Builder asText =
        HttpRequest.newBuilder(bench.at(DO))
            .header("Content-Type", "text/plain")
            .header("Origin", bench.origin())
            .POST(HttpRequest.BodyPublishers.ofString(EMPTY_TRAY));
    assertThat(send(asText)).isEqualTo(403);
    assertThat(paper(state())).isEqualTo(200);
  }

  @Test
  void aForeignHostNameAndALargeBodyAreTurnedAway() throws Exception {
    assertThat(raw("GET " + DO + " HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(act("{\"dial\": \"" + "x".repeat(100_000) + "\"}").statusCode()).isEqualTo(400);
    assertThat(raw("DELETE " + DO + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void thereIsAnEndToThePagesThatAreOpen() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(bench.at(DO + "/events")).build();
    int turnedAway = 0;
    for (int page = 0; page < 20; page++) {
      turnedAway += client.send(request, BodyHandlers.ofInputStream()).statusCode() == 503 ? 1 : 0;
    }
    assertThat(turnedAway).isEqualTo(12);
  }

  @Test
  void everyFileIsServedAndAsksForNothingFromElsewhere() throws Exception {
    for (String path : PATHS.subList(0, 6)) {
      HttpResponse<String> file = get(bench, path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.body()).doesNotContain("http:").doesNotContain("https:");
      assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");
    }
  }

  @Test
  void onARealMachineWithoutAPinThereIsNothingOfIt() throws Exception {
    try (var real = new OpenWorkbench(Kind.REAL)) {
      for (String path : PATHS) {
        assertThat(get(real, path).statusCode()).as(path).isEqualTo(404);
      }
      HttpRequest request =
          HttpRequest.newBuilder(real.at(DO))
              .header("Content-Type", "application/json")
              .header("Origin", real.origin())
              .POST(HttpRequest.BodyPublishers.ofString(EMPTY_TRAY))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }
  }

  private static int paper(JsonObject view) {
    return view.getJsonObject("dials").getJsonObject("paper").getInteger("value");
  }

  private JsonObject state() throws Exception {
    return new JsonObject(get(bench, DO).body());
  }

  private HttpResponse<String> get(OpenWorkbench from, String path) throws Exception {
    return client.send(HttpRequest.newBuilder(from.at(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> act(String body) throws Exception {
    return client.send(
        post(body).header("Origin", bench.origin()).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder post(String body) {
    return HttpRequest.newBuilder(bench.at(DO))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private int port() {
    return bench.at("/").getPort();
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(answer.readLine());
    }
  }
}
