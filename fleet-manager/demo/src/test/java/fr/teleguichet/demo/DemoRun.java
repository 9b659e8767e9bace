package fr.teleguichet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.peer.LeftDatabases;
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
import java.util.concurrent.TimeUnit;

/**
 * A run of the demo in a project folder of its own, as a process that is stopped by Ctrl-C: all
 * that a newcomer starts, but for Maven.
 */
final class DemoRun implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  /** More patience than the demo itself has, so that it can say what is missing. */
  private static final Duration UP = Duration.ofMinutes(6);

  private static final Duration DOWN = Duration.ofMinutes(4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path root;
  private final List<Process> started = new ArrayList<>();

  DemoRun() throws IOException {
    Path installed =
        Path.of(System.getProperty("teleguichet.root", "../..")).toAbsolutePath().normalize();
    Path parent = Files.createDirectories(Path.of("target", "it"));
    root = Files.createTempDirectory(parent, "demo-").toAbsolutePath();
    for (String module : List.of("fleet-manager", "edge-agent/simulator")) {
      Files.createDirectories(root.resolve(module).resolve("target"));
      Files.createSymbolicLink(
          root.resolve(module).resolve("target/dist"),
          installed.resolve(module).resolve("target/dist"));
    }
  }

  /** Starts it with what the README says that an option is by default. */
  Process start(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                // A build that runs in the background ignores Ctrl-C, and so would its children.
                "env",
                "--default-signal=INT",
                ProcessHandle.current().info().command().orElse("java"),
                "-classpath",
                System.getProperty("java.class.path"),
                "fr.teleguichet.demo.DemoMain",
                "--root=" + root,
                "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("output.txt").toFile())
            .start();
    started.add(process);
    return process;
  }

  /** The project's folder. */
  Path root() {
    return root;
  }

  /** A file or folder of the demo's data. */
  Path data(String path) {
    return root.resolve("target/demo").resolve(path);
  }

  /** What it said to whoever started it. */
  String said() {
    try {
      return Files.readString(root.resolve("output.txt"));
    } catch (IOException e) {
      return "The demo's output can't be read: " + e;
    }
  }

  /** What the demo tells scripts once its kiosks are live; one that fails says why. */
  JsonNode access(Process demo) throws IOException {
    Path file = data("access.json");
    await().atMost(UP).until(() -> Files.exists(file) || !demo.isAlive());
    assertThat(file).as(() -> "The demo said:\n" + said()).exists();
    return JSON.readTree(file.toFile());
  }

  /** Command lines of what still runs in this demo's folder. */
  List<String> left() {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(root.toString()))
        .toList();
  }

  /** An answer of the programming interface. */
  JsonNode api(JsonNode access, String path) throws IOException {
    return JSON.readTree(get(access, access.get("api").asText() + path));
  }

  /** Whatever is at an address, for whoever has the token. */
  String get(JsonNode access, String address) throws IOException {
    return send(access, HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** Asks something of the programming interface. */
  JsonNode post(JsonNode access, String path, String body) throws IOException {
    return JSON.readTree(
        send(
            access,
            HttpRequest.newBuilder(URI.create(access.get("api").asText() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  private String send(JsonNode access, HttpRequest.Builder request) throws IOException {
    try {
      return http.send(
              request.header("Authorization", "Bearer " + access.get("apiToken").asText()).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the manager", e);
    }
  }

  /** Does what a terminal does on Ctrl-C, and waits for the end. */
  static void interrupt(Process process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor())
        .isZero();
    assertThat(hasEnded(process)).isTrue();
  }

  /** Waits for the end of a demo that ends. */
  static boolean hasEnded(Process process) throws InterruptedException {
    return process.waitFor(DOWN.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    for (Process process : started) {
      process.destroy();
      process.onExit().completeOnTimeout(process, DOWN.toSeconds(), TimeUnit.SECONDS).join();
    }
    LeftDatabases.delete(root);
  }
}
