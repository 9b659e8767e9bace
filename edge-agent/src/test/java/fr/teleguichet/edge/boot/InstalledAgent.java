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
import org.awaitility.core.ThrowingRunnable;

/**
 * The program as {@code mvn package} leaves it in target/dist, run as a process, one life after the
 * other: its data, its ready file and its output lie in one folder.
 */
public final class InstalledAgent implements AutoCloseable {

  /** What starts it. */
  public static final Path PROGRAM = Path.of("target/dist/bin/edge-agent").toAbsolutePath();

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Path folder;
  private final Map<String, String> settings;
  private final List<Process> started = new ArrayList<>();

  private InstalledAgent(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** A kiosk that is told its name and finds no broker. */
  public static InstalledAgent named(Path folder) {
    return new InstalledAgent(
        folder,
        Map.of(
            "TELEGUICHET_KIOSK_ID",
            "relais-01",
            // Port 9 discards: nobody answers there.
            "TELEGUICHET_LINK_BROKERS",
            "mqtt://127.0.0.1:9"));
  }

  /** A unit that is nobody yet, and becomes a kiosk by the folder's claim.json if it is there. */
  static InstalledAgent nameless(Path folder) {
    return new InstalledAgent(
        folder,
        Map.of(
            "TELEGUICHET_ENROLMENT_CLAIM_FILE",
            folder.resolve("claim.json").toString(),
            "TELEGUICHET_STOP_DEADLINE",
            "50s"));
  }

  /** Starts it with these settings above the usual ones. */
  public Process start(Map<String, String> more, String... arguments) throws IOException {
    // A life before may have left it, and would be taken for this one.
    Files.deleteIfExists(readyFile());
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.put("TELEGUICHET_DATA_FOLDER", folder.resolve("data").toString());
    environment.put("TELEGUICHET_SCREEN_PORT", "0");
    environment.put("TELEGUICHET_READY_FILE", readyFile().toString());
    environment.put("TELEGUICHET_JAVA", System.getProperty("java.home") + "/bin/java");
    environment.putAll(settings);
    environment.putAll(more);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  Path readyFile() {
    return folder.resolve("ready.json");
  }

  /** The address of its page, once it is ready. */
  public URI screen() throws IOException {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> Files.exists(readyFile()) || started.stream().noneMatch(Process::isAlive));
    assertThat(readyFile()).as(output()).exists();
    return URI.create(new JsonObject(Files.readString(readyFile())).getString("screen"));
  }

  /**
   * What it answers, once it is ready.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(screen().resolve(path)), headers);
  }

  /**
   * What it answers to a message of its own page, once it is ready.
   *
   * @param headers names and values in turn
   */
  public HttpResponse<String> post(String path, JsonObject message, String... headers)
      throws Exception {
    URI screen = screen();
    return send(
        HttpRequest.newBuilder(screen.resolve(path))
            .header("Content-Type", "application/json")
            .header("Origin", "http://127.0.0.1:" + screen.getPort())
            .POST(BodyPublishers.ofString(message.encode())),
        headers);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws Exception {
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  /** What the latest life has written. */
  public String output() throws IOException {
    return Files.readString(folder.resolve("output.txt"));
  }

  /** Waits until this holds. */
  public static void await(ThrowingRunnable check) {
    Awaitility.await().atMost(LONG).untilAsserted(check);
  }

  /** How a life ends by itself. */
  public static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Ends a life as systemd does, once it is ready: before, it may still be starting. */
  public int stop(Process process) throws Exception {
    var _ = screen();
    process.destroy();
    return exitCode(process);
  }

  /** Ends it at once. */
  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
