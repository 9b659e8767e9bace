package fr.teleguichet.provisioning.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The agent of an unpacked system, run there as its user by this machine's kernel.
 *
 * @param port of its page, on the loopback interface
 * @param log what it says
 */
record AgentProcess(Process process, int port, Path log) implements AutoCloseable {

  // Java is translated twice, and its classes come from no archive.
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  static AgentProcess start(Path root, int port, Path log) throws IOException {
    Path data = Files.createDirectories(root.resolve("tmp/agent"));
    assertThat(data.toFile().setWritable(true, false)).isTrue();
    List<String> command =
        List.of(
            "chroot",
            root.toString(),
            "/usr/bin/env",
            "-i",
            "PATH=/usr/bin:/usr/sbin",
            "LC_ALL=C.UTF-8",
            "TELEGUICHET_DATA_FOLDER=/tmp/agent",
            "TELEGUICHET_KIOSK_ID=relais-01",
            "TELEGUICHET_KIOSK_TERRITORY=lot",
            "TELEGUICHET_SCREEN_PORT=" + port,
            "setpriv",
            "--reuid=900",
            "--regid=900",
            "--clear-groups",
            "/usr/lib/teleguichet-edge-agent/bin/edge-agent",
            "--config",
            "/etc/teleguichet/agent.yaml");
    Files.deleteIfExists(log);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    return new AgentProcess(process, port, log);
  }

  void awaitSaid(String words) {
    Awaitility.await(words)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .failFast("the agent ended", () -> !process.isAlive())
        .until(() -> Files.readString(log), said -> said.contains(words));
  }

  /** What it answers; it may be at its start still. */
  String page(String path) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofMinutes(1))
              .build();
      return Awaitility.await(path)
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(
              () -> client.send(request, BodyHandlers.ofString()),
              answer -> answer.statusCode() == 200)
          .body();
    }
  }

  @Override
  public void close() {
    process.destroy();
    Awaitility.await("its end").atMost(Duration.ofMinutes(5)).until(() -> !process.isAlive());
  }
}
