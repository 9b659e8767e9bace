package fr.teleguichet.provisioning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.peer.Installed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.Durations;

/**
 * A unit: the edge agent as it is installed, on a simulated kiosk, and the hands in front of it.
 */
final class PlayedUnit {

  private static final Path PROGRAM =
      Path.of(System.getProperty("edge-simulator.dist", "../edge-agent/simulator/target/dist"))
          .resolve("bin/edge-agent")
          .toAbsolutePath();

  private static final String DAY =
      """
      site: Atelier
      seed: 1
      from: 00:00
      to: 23:59
      peripherals:
        screen: iiyama T2252MSC
        camera: Logitech BRIO 300
        audio: Jabra Speak 510
        printer: Brother HL-L2400DW
        scanner: Fujitsu fi-65F
        reader: ACS ACR39U
        presence: HLK-LD2410C
        light: LED strip
        power: Eaton 3S 550
        enclosure: Coffret
      script: []
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI screen;
  private final int port;
  private final int tlsPort;

  private PlayedUnit(Process process, URI screen, int port, int tlsPort) {
    this.process = process;
    this.screen = screen;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  /** Skips the test where the agent was not built, except in continuous integration. */
  static void needed() {
    if (!Files.isExecutable(PROGRAM)) {
      Path _ = Installed.missing(PROGRAM + " is missing: build the module edge-agent/simulator");
    }
  }

  /** Starts it on this folder of data. */
  static PlayedUnit start(Path data, String pin) throws Exception {
    int port = Installed.freePort();
    int tlsPort = Installed.freePort();
    Path ready = data.resolve("ready.json");
    Path day = Files.writeString(data.resolve("day.yaml"), DAY);
    Path log = data.resolve("agent.log");
    var builder =
        new ProcessBuilder(PROGRAM.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.ofEntries(
                Map.entry("TELEGUICHET_DATA_FOLDER", data.toString()),
                Map.entry("TELEGUICHET_SCREEN_PORT", "0"),
                Map.entry("TELEGUICHET_READY_FILE", ready.toString()),
                // Port 9 discards: nobody answers there.
                Map.entry("TELEGUICHET_LINK_BROKERS", "mqtt://127.0.0.1:9"),
                Map.entry("TELEGUICHET_HARDWARE", "simulated"),
                Map.entry("TELEGUICHET_SCENARIO_FILE", day.toString()),
                Map.entry("TELEGUICHET_TECHNICIAN_LISTEN", "127.0.0.1:" + port),
                Map.entry("TELEGUICHET_TECHNICIAN_TLS_LISTEN", "127.0.0.1:" + tlsPort),
                Map.entry("TELEGUICHET_TECHNICIAN_PIN", pin),
                Map.entry("TELEGUICHET_JAVA", System.getProperty("java.home") + "/bin/java")));
    Process process = builder.start();
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(() -> Files.exists(ready) || !process.isAlive());
    assertThat(ready).as(() -> read(log)).exists();
    URI screen =
        URI.create(new ObjectMapper().readTree(Files.readString(ready)).path("screen").asText());
    return new PlayedUnit(process, screen, port, tlsPort);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  String tlsAddress() {
    return "https://127.0.0.1:" + tlsPort;
  }

  /** Turns one of the simulated kiosk's dials, as hands do. */
  void turn(String dial, int value) throws Exception {
    post("api/workbench", "{\"dial\":\"%s\",\"value\":%d}".formatted(dial, value));
  }

  /** Turns a contact on, and off again once the unit has seen it. */
  void push(String dial, String pin) throws Exception {
    int before = exercise(pin).path("seen").size();
    turn(dial, 1);
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> {
              JsonNode now = exercise(pin);
              return now.path("seen").size() > before || !isExecuting(now);
            });
    turn(dial, 0);
  }

  /** Waits until the unit has begun this exercise. */
  void awaits(String exercise, String pin) {
    Awaitility.await()
        .atMost(Durations.FIVE_MINUTES)
        .until(
            () -> {
              JsonNode now = exercise(pin);
              return now.path("exercise").asText().equals(exercise) && isExecuting(now);
            });
  }

  private static boolean isExecuting(JsonNode exercise) {
    return exercise.path("stage").asText().equals("executing");
  }

  private JsonNode exercise(String pin) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/technician/exercise"))
            .header("Authorization", "Bearer " + pin)
            .build();
    return new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  /** Touches the four corners of the screen. */
  void touchCorners() throws Exception {
    for (String corner : List.of("top left", "top right", "bottom left", "bottom right")) {
      post("api/pattern", "{\"corner\":\"" + corner + "\"}");
    }
  }

  /** Somebody wants to be served. */
  void touchStart() throws Exception {
    post("api/session", "{\"step\":0,\"tap\":\"start\"}");
  }

  private void post(String path, String body) throws Exception {
    String origin = "http://" + screen.getAuthority();
    HttpRequest request =
        HttpRequest.newBuilder(screen.resolve("/" + path))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + body + " " + answer.body()).isEqualTo(200);
  }

  /** Ends the agent in order. */
  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
