package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.peer.LeftDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The fleet manager as the build left it, on this machine, and what it answers to scripts. */
final class FleetManager implements AutoCloseable {

  private static final Path PROGRAM =
      Path.of("../../fleet-manager/target/dist/bin/fleet-manager").toAbsolutePath().normalize();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  // A bundle is checked byte by byte before the answer comes.
  private static final Duration UPLOAD = Duration.ofMinutes(15);

  private final Process process;
  private final Path data;
  private final JsonNode ready;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private FleetManager(Process process, Path data, JsonNode ready) {
    this.process = process;
    this.data = data;
    this.ready = ready;
  }

  /**
   * Starts one with nothing in it.
   *
   * @param folder where its data and its log go
   * @param address where kiosks reach it
   */
  static FleetManager start(Path folder, String address) throws IOException {
    Path data = folder.resolve("fleet");
    Path readyFile = folder.resolve("fleet-ready.json");
    Files.createDirectories(folder);
    Files.deleteIfExists(readyFile);
    var builder =
        new ProcessBuilder(PROGRAM.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("fleet.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FLEET_DATA", data.toString(),
                "FLEET_READY_FILE", readyFile.toString(),
                "FLEET_HTTP_PORT", "0",
                "FLEET_BROKER_PORT", "0",
                "FLEET_DEVICE_PORT", "0",
                "FLEET_DEVICE_NAMES", address,
                "FLEET_UPDATE_POLLING", "30"));
    Process process = builder.start();
    try {
      Awaitility.await("the fleet manager")
          .atMost(PATIENCE)
          .failFast("it has ended; see fleet.log", () -> !process.isAlive())
          .until(() -> Files.exists(readyFile));
      return new FleetManager(process, data, JSON.readTree(readyFile.toFile()));
    } catch (IOException | RuntimeException | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  URI pages() {
    return URI.create(ready.get("pages").asText());
  }

  int devicePort() {
    return URI.create(ready.get("devices").asText()).getPort();
  }

  int brokerPort() {
    return URI.create(ready.get("broker").asText()).getPort();
  }

  /** A file with the token of its programming interface. */
  Path token() {
    return data.resolve("api-token");
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(request(path).PUT(json(body)));
  }

  JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(request(path).POST(json(body)));
  }

  /** Makes a distribution of this bundle of the operating system and gives it to a kiosk. */
  void update(String kiosk, Path bundle, String version) throws IOException, InterruptedException {
    int artifact =
        id(
            send(
                request("/api/v1/artifacts?name=" + bundle.getFileName())
                    .timeout(UPLOAD)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(bundle))));
    int module =
        id(
            post(
                "/api/v1/software-modules",
                Map.of(
                    "part",
                    "os",
                    "name",
                    "teleguichet-os",
                    "version",
                    version,
                    "channel",
                    "pilot",
                    "artifacts",
                    List.of(artifact))));
    int distribution =
        id(
            post(
                "/api/v1/distributions",
                Map.of("name", "kiosk", "version", version, "modules", List.of(module))));
    JsonNode _ = post("/api/v1/kiosks/" + kiosk + "/updates", Map.of("distribution", distribution));
  }

  private static int id(JsonNode made) {
    return made.get("id").asInt();
  }

  private static BodyPublisher json(Map<String, ?> body) throws IOException {
    return BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(pages().resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + Files.readString(token()).strip());
  }

  private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    if (request.method().matches("PUT|POST")
        && request.headers().firstValue("Content-Type").isEmpty()) {
      request = builder.header("Content-Type", "application/json").build();
    }
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode() / 100)
        .as("%s %s: %s", request.method(), request.uri(), answer.body())
        .isEqualTo(2);
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    // Its database wants its time to end in order.
    process.destroy();
    Process _ = process.onExit().completeOnTimeout(process, 2, TimeUnit.MINUTES).join();
    process.destroyForcibly();
    http.close();
    LeftDatabases.delete(data);
  }
}
