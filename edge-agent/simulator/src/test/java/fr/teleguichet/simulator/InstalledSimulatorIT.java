package fr.teleguichet.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent with its simulator as {@code mvn package} leaves them in target/dist, run as a process.
 */
class InstalledSimulatorIT {

  private static final Path PROGRAM = Path.of("target/dist/bin/edge-agent").toAbsolutePath();
  private static final String RESET = "/api/technician/reset";
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aSimulatedKioskStartsWithAShippedScenario() throws Exception {
    Process agent =
        start(
            Map.of(
                "TELEGUICHET_HARDWARE", "simulated",
                "TELEGUICHET_SCENARIO_SPEED", "600",
                "TELEGUICHET_SCENARIO_FILE",
                    PROGRAM.resolveSibling("../scenarios/segala.yaml").normalize().toString()));
    var _ = screen();
    agent.destroy();
    assertThat(exitCode(agent)).isZero();
    assertThat(output()).contains("site=\"Relais du Ségala\"");
  }

  @Test
  void aWrongScenarioIsCodeTwoAndCheckFindsItToo() throws Exception {
    Path scenario = Files.writeString(folder.resolve("day.yaml"), "site: Essai\n");
    Map<String, String> played =
        Map.of(
            "TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", scenario.toString());
    assertThat(exitCode(start(played))).isEqualTo(2);
    assertThat(output()).contains("day.yaml:1: lacks \"from\"");
    assertThat(exitCode(start(played, "--check"))).isEqualTo(2);
    assertThat(exitCode(start(Map.of(), "--check"))).isZero();
  }

  /** The kiosks of the demo must not destroy themselves. */
  @Test
  void aSimulatedKioskPlaysAFactoryResetLosesNothingAndGoesOn() throws Exception {
    Process agent =
        start(
            Map.of(
                "TELEGUICHET_HARDWARE",
                "simulated",
                "TELEGUICHET_SCENARIO_FILE",
                PROGRAM.resolveSibling("../scenarios/segala.yaml").normalize().toString()));
    URI screen = screen();
    JsonObject view = new JsonObject(send(HttpRequest.newBuilder(screen.resolve(RESET)).build()));
    assertThat(view.getString("reach")).isEqualTo("simulated");
    JsonObject wanted =
        new JsonObject()
            .put("kind", "wipe-identity")
            .put("unit", view.getString("unit"))
            .put("unsent", 1_000_000);

    String played =
        send(
            HttpRequest.newBuilder(screen.resolve(RESET))
                .header("Content-Type", "application/json")
                .header("Origin", "http://127.0.0.1:" + screen.getPort())
                .POST(BodyPublishers.ofString(wanted.encode()))
                .build());

    assertThat(new JsonObject(played).getString("state")).isIn("begun", "played");
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(
                        new JsonObject(send(HttpRequest.newBuilder(screen.resolve(RESET)).build()))
                            .getString("state"))
                    .isEqualTo("played"));
    assertThat(agent.isAlive()).isTrue();
    assertThat(folder.resolve("data/factory-reset")).doesNotExist();
    assertThat(folder.resolve("data/wipe-wanted")).doesNotExist();
    agent.destroy();
    assertThat(exitCode(agent)).isZero();
  }

  private static String send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private Process start(Map<String, String> settings, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    Map<String, String> environment = new HashMap<>();
    environment.put("TELEGUICHET_KIOSK_ID", "relais-01");
    environment.put("TELEGUICHET_DATA_FOLDER", folder.resolve("data").toString());
    environment.put("TELEGUICHET_SCREEN_PORT", "0");
    environment.put("TELEGUICHET_READY_FILE", readyFile().toString());
    // Port 9 discards: nobody answers there.
    environment.put("TELEGUICHET_LINK_BROKERS", "mqtt://127.0.0.1:9");
    environment.put("TELEGUICHET_JAVA", System.getProperty("java.home") + "/bin/java");
    environment.putAll(settings);
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Path readyFile() {
    return folder.resolve("ready.json");
  }

  private URI screen() throws IOException {
    Awaitility.await().atMost(LONG).until(() -> Files.exists(readyFile()));
    return URI.create(new JsonObject(Files.readString(readyFile())).getString("screen"));
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output.txt"));
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
