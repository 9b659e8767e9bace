package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician resets the agent as it is installed, on a system that is no kiosk's image. */
final class FactoryResetIT {

  private static final Path PROGRAM = Path.of("target/dist/bin/edge-agent").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String PIN = "804612";

  /** The agent wants to be started again. */
  private static final int REPAIR = 7;

  @TempDir private Path folder = Path.of("");
  private final List<Process> started = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void whoStaysWhoItIsLosesTheFleetsSettingsAndNoUnsentRecord() throws Exception {
    Path settings = folder.resolve("data/configurations/versions/7/agent.yaml");
    Process agent = start();
    long before = look().getLong("unsent");
    assertThat(before).isPositive();
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "screen: {}\n");

    ask("keep-identity", 0);

    assertThat(exitCode(agent)).isEqualTo(REPAIR);
    assertThat(folder.resolve("data/factory-reset")).exists();
    assertThat(exitCode(start())).as("without the settings it starts anew").isEqualTo(REPAIR);
    assertThat(settings).doesNotExist();

    Process reset = start();
    assertThat(look().getLong("unsent"))
        .as("what was, and the reset's records")
        .isGreaterThan(before);
    assertThat(folder.resolve("data/factory-reset")).doesNotExist();
    reset.destroy();
    assertThat(exitCode(reset)).isZero();
  }

  @Test
  void whoIsWipedBeginsWithAnEmptyJournal() throws Exception {
    Process agent = start();
    int unsent = look().getInteger("unsent");
    Path key = folder.resolve("data/identity/key.pem");
    Files.createDirectories(key.getParent());
    Files.writeString(key, "a key");

    ask("wipe-identity", unsent);

    assertThat(exitCode(agent)).isEqualTo(REPAIR);
    Process wiped = start();
    assertThat(look().getInteger("unsent")).isLessThanOrEqualTo(unsent);
    assertThat(output()).contains("The unit is nobody now.");
    assertThat(key).doesNotExist();
    wiped.destroy();
    assertThat(exitCode(wiped)).isZero();
  }

  private void ask(String kind, int unsent) throws Exception {
    URI screen = screen();
    HttpRequest request =
        HttpRequest.newBuilder(screen.resolve("/api/technician/reset"))
            .header("Content-Type", "application/json")
            .header("Origin", "http://127.0.0.1:" + screen.getPort())
            .header("Authorization", "Bearer " + PIN)
            .POST(
                BodyPublishers.ofString(
                    new JsonObject()
                        .put("kind", kind)
                        .put("unit", "relais-01")
                        .put("unsent", unsent)
                        .encode()))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonObject look() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(screen().resolve("/api/technician/reset"))
            .header("Authorization", "Bearer " + PIN)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body());
  }

  private Process start() throws IOException {
    Files.deleteIfExists(readyFile());
    var builder =
        new ProcessBuilder(PROGRAM.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "TELEGUICHET_KIOSK_ID",
                "relais-01",
                "TELEGUICHET_DATA_FOLDER",
                folder.resolve("data").toString(),
                "TELEGUICHET_SCREEN_PORT",
                "0",
                "TELEGUICHET_TECHNICIAN_PIN",
                PIN,
                "TELEGUICHET_READY_FILE",
                readyFile().toString(),
                // Port 9 discards: nobody answers there.
                "TELEGUICHET_LINK_BROKERS",
                "mqtt://127.0.0.1:9",
                "TELEGUICHET_JAVA",
                System.getProperty("java.home") + "/bin/java"));
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
