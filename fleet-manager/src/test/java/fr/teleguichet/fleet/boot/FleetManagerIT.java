package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The installed program, from its first start over sudden death to its orderly end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("proof")
final class FleetManagerIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Path PROGRAM =
      Path.of(System.getProperty("teleguichet.dist", "target/dist"), "bin/fleet-manager");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  private Path folder;

  @BeforeAll
  void theProgramIsStarted(@TempDir Path temporary) {
    folder = temporary;
    start(Map.of());
  }

  @AfterAll
  void theProgramIsStopped() {
    started.forEach(Process::destroy);
    assertThat(started)
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
    http.close();
  }

  @Test
  @Order(1)
  void everythingIsHealthy() throws IOException, InterruptedException {
    HttpResponse<String> health = get("/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body())
        .contains("\"database\":{\"name\":\"fleet-manager\",\"status\":\"UP\"")
        .contains("\"broker\":{\"name\":\"fleet-manager\",\"status\":\"UP\"")
        .contains("\"server\":\"running\"");
    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void whatScriptsRelyOnIsServed() throws IOException, InterruptedException {
    assertThat(get("/sign-in").body()).contains("<h1>Connexion</h1>");
    assertThat(get("/prometheus").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/api/v1/openapi.yml").body()).startsWith("openapi:");
    assertThat(get("/beans").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(3)
  void theReadyFileNamesEveryProcess() {
    assertThat(ready())
        .contains("\"role\":\"fleet-manager\"", "\"role\":\"database\"", "\"role\":\"broker\"")
        .contains("/first-account?token=");
    assertThat(log())
        .as("the log tells where the link is, and not what it is")
        .contains("first-account")
        .doesNotContain("token=");
    assertThat(List.of(pid("fleet-manager"), pid("database"), pid("broker")))
        .allMatch(FleetManagerIT::isAlive)
        .doesNotHaveDuplicates();
  }

  @Test
  @Order(4)
  void aSecondManagerOnTheSameFolderIsRefused() {
    Process second = launch(Map.of());

    assertThat(second.onExit()).succeedsWithin(PATIENCE);
    assertThat(second.exitValue()).isEqualTo(ExitCode.DATA_FOLDER);
    assertThat(isAlive(pid("database"))).isTrue();
  }

  @Test
  @Order(5)
  void aKilledManagerAdoptsItsProcessesAtTheNextStart() throws IOException, InterruptedException {
    long database = pid("database");
    long broker = pid("broker");
    kill(pid("fleet-manager"));

    start(Map.of());

    assertThat(pid("database")).isEqualTo(database);
    assertThat(pid("broker")).isEqualTo(broker);
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(6)
  void otherSettingsReplaceTheServerThatAKilledManagerLeft() {
    long database = pid("database");
    kill(pid("fleet-manager"));

    start(Map.of("FLEET_DATABASE_BUFFER_POOL", "64M"));

    assertThat(pid("database")).isNotEqualTo(database);
    assertThat(isAlive(database)).isFalse();
  }

  /** A power cut, as far as a test can have one. */
  @Test
  @Order(7)
  void everythingKilledAtOnceComesBack() throws IOException, InterruptedException {
    List.of("fleet-manager", "broker", "database").forEach(role -> kill(pid(role)));

    start(Map.of());

    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(8)
  void anUnhealthyPartIsSeen() throws IOException, InterruptedException {
    kill(pid("broker"));

    await().atMost(PATIENCE).until(() -> get("/health/readiness").statusCode() == 503);
    await().atMost(PATIENCE).until(() -> get("/health/readiness").statusCode() == 200);
    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(9)
  void sigtermStopsEverythingInOrder() {
    List<Long> processes = childrenOf(pid("fleet-manager"));
    assertThat(processes).hasSize(2);
    Process manager = started.getLast();

    manager.destroy();

    assertThat(manager.onExit()).succeedsWithin(PATIENCE);
    assertThat(manager.exitValue()).isEqualTo(ExitCode.STOPPED);
    assertThat(processes).noneMatch(FleetManagerIT::isAlive);
  }

  @Test
  @Order(10)
  void sigtermDuringTheFirstStartLeavesNothing() {
    Path data = folder.resolve("interrupted");
    Process manager = launch(Map.of("FLEET_DATA", data.toString()));
    await().atMost(PATIENCE).until(() -> Files.exists(data.resolve("run/database.process")));

    manager.destroy();

    assertThat(manager.onExit()).succeedsWithin(PATIENCE);
    assertThat(manager.exitValue()).isEqualTo(ExitCode.STOPPED);
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  private void start(Map<String, String> environment) {
    try {
      boolean _ = Files.deleteIfExists(folder.resolve("ready.json"));
    } catch (IOException failure) {
      throw new AssertionError("The old ready file cannot be removed", failure);
    }
    started.add(launch(environment));
    await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("ready.json")));
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("manager.log"));
    } catch (IOException failure) {
      throw new AssertionError("The log cannot be read", failure);
    }
  }

  private Process launch(Map<String, String> environment) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(PROGRAM.toString())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("manager.log").toFile()));
      builder.environment().put("FLEET_DATA", folder.resolve("data").toString());
      builder.environment().put("FLEET_HTTP_PORT", "0");
      builder.environment().put("FLEET_BROKER_PORT", "0");
      builder.environment().put("FLEET_BROKER_PLAIN", "true");
      builder.environment().put("FLEET_BROKER_PLAIN_PORT", "0");
      builder.environment().put("FLEET_DEVICE_PORT", "0");
      builder.environment().put("FLEET_READY_FILE", folder.resolve("ready.json").toString());
      // For the broker too, and both live for seconds only.
      builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException failure) {
      throw new AssertionError("The program cannot be run", failure);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String page = field("\"pages\":\"([^\"]+)\"");
    return http.send(
        HttpRequest.newBuilder(URI.create(page + path))
            .header(
                "Authorization",
                "Bearer " + Files.readString(folder.resolve("data/api-token")).strip())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String ready() {
    try {
      return Files.readString(folder.resolve("ready.json"));
    } catch (IOException failure) {
      throw new AssertionError("The program did not say that it is ready", failure);
    }
  }

  private long pid(String role) {
    return Long.parseLong(field("\"role\":\"" + role + "\",\"pid\":(\\d+)"));
  }

  private String field(String pattern) {
    return Pattern.compile(pattern)
        .matcher(ready())
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The ready file lacks " + pattern));
  }

  private static List<Long> childrenOf(long pid) {
    return ProcessHandle.of(pid).orElseThrow().children().map(ProcessHandle::pid).toList();
  }

  private static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
