package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/** The program as {@code mvn package} leaves it in target/dist, run as a process. */
class InstalledAgentIT {

  private static final Path PROGRAM = Path.of("target/dist/bin/edge-agent").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(5);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void itStartsServesItsPageAndStopsInOrder() throws Exception {
    Process agent = start(Map.of());
    URI screen = screen();

    var page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(screen).build(), BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(Files.readString(readyFile())).getLong("pid")).isEqualTo(agent.pid());

    agent.destroy();
    assertThat(exitCode(agent)).isZero();
    assertThat(readyFile()).doesNotExist();
    assertThat(output()).contains("cause=first-start").doesNotContain("ERROR");
  }

  @Test
  void aKilledAgentSaysAtItsNextStartThatItCrashed() throws Exception {
    Process agent = start(Map.of());
    var _ = screen();
    agent.destroyForcibly();
    var _ = exitCode(agent);
    Files.delete(readyFile());

    Process again = start(Map.of());
    var _ = screen();
    again.destroy();
    assertThat(exitCode(again)).isZero();
    assertThat(output()).contains("cause=agent-crash");

    Process third = start(Map.of());
    var _ = screen();
    third.destroy();
    assertThat(exitCode(third)).isZero();
    assertThat(output()).contains("cause=agent-stopped");
  }

  @Test
  void aKilledAgentLeavesNothingInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process agent =
        start(Map.of("TELEGUICHET_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary.toAbsolutePath()));
    var _ = screen();
    agent.destroyForcibly();
    var _ = exitCode(agent);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aDamagedClassArchiveIsMadeAnew() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("the cache"));
    Path archive = cache.resolve("edge-agent.jsa");
    Map<String, String> cached = Map.of("TELEGUICHET_CACHE", cache.toString());
    assertThat(exitCode(start(cached, "--check"))).isZero();
    long size = Files.size(archive);
    // What a power cut leaves: the head is on the disk, the rest is not.
    try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
      int head = 64 << 10;
      file.seek(head);
      file.write(new byte[Math.toIntExact(size - head)]);
    }

    assertThat(exitCode(start(cached, "--check"))).isZero();

    var tail = new byte[1 << 20];
    try (var file = new RandomAccessFile(archive.toFile(), "r")) {
      file.seek(file.length() / 2);
      file.readFully(tail);
    }
    assertThat(tail).as("what was damaged").isNotEqualTo(new byte[1 << 20]);
    assertThat(output()).doesNotContain("[cds]", "[aot]");
  }

  /**
   * Simulators stay off kiosks, so a kiosk that is told to be simulated has to say why it is not.
   */
  @Test
  void simulatedHardwareWithoutASimulatorIsCodeTwoAndSaysWhatToInstall() throws Exception {
    Map<String, String> simulated =
        Map.of("TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", "day.yaml");
    assertThat(exitCode(start(simulated))).isEqualTo(2);
    assertThat(output()).contains("start the agent of edge-agent/simulator/target/dist");
    assertThat(exitCode(start(simulated, "--check"))).isEqualTo(2);
    assertThat(exitCode(start(Map.of(), "--check"))).isZero();
  }

  @Test
  void aWrongConfigurationIsCodeTwoWithAllProblems() throws Exception {
    Process agent = start(Map.of("TELEGUICHET_KIOSK_ID", "No!", "TELEGUICHET_SCREEN_PORT", "x"));
    assertThat(exitCode(agent)).isEqualTo(2);
    assertThat(output())
        .contains("kiosk.id: \"No!\" is not allowed")
        .contains("screen.port: \"x\" is not allowed")
        .contains("2 to mend; nothing was started.");
  }

  @Test
  void aTakenPortIsCodeEight() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process agent =
          start(Map.of("TELEGUICHET_SCREEN_PORT", String.valueOf(taken.getLocalPort())));
      assertThat(exitCode(agent)).isEqualTo(8);
      assertThat(output()).contains("another program has port " + taken.getLocalPort());
    }
  }

  @Test
  void aDataFolderThatCanNotBeUsedIsCodeFour() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Process agent = start(Map.of("TELEGUICHET_DATA_FOLDER", file.resolve("data").toString()));
    assertThat(exitCode(agent)).isEqualTo(4);
    assertThat(output()).contains("can't be made; check its parent's rights");
  }

  @Test
  void twoAgentsCanNotShareADataFolder() throws Exception {
    Process first = start(Map.of());
    var _ = screen();
    Process second = start(Map.of("TELEGUICHET_READY_FILE", folder.resolve("2").toString()));
    assertThat(exitCode(second)).isEqualTo(4);
    assertThat(output()).contains("is open in another program");
    first.destroy();
    assertThat(exitCode(first)).isZero();
  }

  @Test
  void withoutANewEnoughJavaItSaysWhichPackageToInstall() throws Exception {
    Process agent = start(Map.of("TELEGUICHET_JAVA", "/no/such/java"));
    assertThat(exitCode(agent)).isEqualTo(2);
    assertThat(output()).contains("install Debian's package openjdk-25-jre-headless");
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
