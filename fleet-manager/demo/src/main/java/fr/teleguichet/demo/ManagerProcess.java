package fr.teleguichet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fleet manager: its process, and what it answers. */
final class ManagerProcess {

  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final Duration UPLOAD = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DemoProgram program;
  private final Path data;
  private final Path readyFile;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  /**
   * A manager that is not started yet.
   *
   * @param data its data folder
   * @param settings its settings as environment variables
   */
  ManagerProcess(BuiltPrograms installation, Path data, Path log, Map<String, String> settings) {
    this.data = data;
    this.readyFile = data.resolveSibling(data.getFileName() + "-ready.json");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("FLEET_DATA", data.toString());
    environment.put("FLEET_READY_FILE", readyFile.toString());
    this.program =
        new DemoProgram(
            "The fleet manager", List.of(installation.fleetManager().toString()), environment, log);
  }

  DemoProgram program() {
    return program;
  }

  void start() {
    try {
      Files.deleteIfExists(readyFile);
    } catch (IOException e) {
      throw new DemoException("The demo can't write " + readyFile + ".", e);
    }
    program.start();
  }

  /** Whether it serves; what went wrong is thrown with its own words. */
  boolean isReady() {
    if (!program.isRunning()) {
      throw new DemoException(
          "The fleet manager ended with code " + program.exitCode() + ":\n" + program.lastWords(5));
    }
    return Files.exists(readyFile);
  }

  /** What it says of itself: addresses and processes. */
  JsonNode ready() {
    return read(readyFile);
  }

  URI pages() {
    return URI.create(ready().get("pages").asText());
  }

  /** Where agents connect: without TLS where that is open. */
  URI broker() {
    JsonNode ready = ready();
    return URI.create(
        ready.get(ready.hasNonNull("plainBroker") ? "plainBroker" : "broker").asText());
  }

  /** The link that makes the first account; empty when there is one. */
  Optional<String> firstAccount() {
    return Optional.ofNullable(ready().get("firstAccount"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  /** The token that its programming interface wants. */
  String token() {
    try {
      return Files.readString(data.resolve("api-token")).strip();
    } catch (IOException e) {
      throw new DemoException("The fleet manager's token can't be read: " + e.getMessage(), e);
    }
  }

  /** Ids of the processes of this role, such as {@code broker}. */
  List<Long> processIds(String role) {
    List<Long> ids = new ArrayList<>();
    for (JsonNode process : ready().get("processes")) {
      if (process.get("role").asText().equals(role)) {
        ids.add(process.get("pid").asLong());
      }
    }
    return ids;
  }

  void putSite(DemoKiosk.Site site) {
    ObjectNode body = body();
    body.put("name", site.name());
    body.put("commune", site.commune());
    body.put("insee", site.insee());
    body.put("latitude", site.latitude());
    body.put("longitude", site.longitude());
    body.put("fictitious", true);
    put("/api/v1/sites/" + site.code(), body);
  }

  /** Where it stands; nothing where that is nowhere. */
  void putKiosk(DemoKiosk kiosk) {
    kiosk
        .site()
        .ifPresent(site -> put("/api/v1/kiosks/" + kiosk.id(), body().put("site", site.code())));
  }

  /**
   * A claim for a kiosk, which is planned with it. One that was planned by an earlier run, and did
   * not come to enrol, gets a new claim.
   */
  String claim(DemoKiosk kiosk) {
    for (JsonNode unit : get("/api/v1/units?state=planned&q=" + kiosk.id())) {
      if (unit.get("kiosk").asText().equals(kiosk.id())) {
        return post("/api/v1/units/" + unit.get("number").asInt() + "/claim", body());
      }
    }
    ObjectNode plan = body();
    plan.put("kiosk", kiosk.id());
    plan.put("territory", kiosk.territory());
    kiosk.site().ifPresent(site -> plan.put("site", site.code()));
    return post("/api/v1/units", plan);
  }

  private static ObjectNode body() {
    return JSON.createObjectNode();
  }

  /** Sends a document to the programming interface and answers what comes back. */
  String post(String path, ObjectNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** An answer of the programming interface. */
  JsonNode get(String path) {
    try {
      return JSON.readTree(send(request(path).GET().build()));
    } catch (IOException e) {
      throw new DemoException("The fleet manager's answer to " + path + " is no JSON.", e);
    }
  }

  /** Sends a file as it is. */
  String upload(String path, Path file) {
    try {
      return send(
          request(path)
              .timeout(UPLOAD)
              .header("Content-Type", "application/octet-stream")
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build());
    } catch (IOException e) {
      throw new DemoException(file + " can't be read: " + e.getMessage(), e);
    }
  }

  void put(String path, ObjectNode body) {
    var _ =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
  }

  void delete(String path) {
    var _ = send(request(path).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(pages().resolve(path))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token());
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoException(
            "The fleet manager answers %d to %s: %s"
                .formatted(response.statusCode(), request.uri(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new DemoException("The fleet manager does not answer at " + request.uri() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("Stopped while waiting for the fleet manager.", e);
    }
  }

  static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new DemoException(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
