package fr.teleguichet.edge.boot;

import static fr.teleguichet.edge.boot.InstalledAgent.exitCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as {@code mvn package} leaves it in target/dist, run as a process. */
class InstalledAgentIT {

  private static final String OUR_CLASS = "fr.teleguichet.";
  private static final int MOST_CLASSES_AT_START = 2_100;

  @TempDir Path folder;
  private InstalledAgent program;

  @BeforeEach
  void install() {
    program = InstalledAgent.named(folder);
  }

  @AfterEach
  void endAll() {
    program.close();
  }

  @Test
  void itStartsServesItsPageAndStopsInOrder() throws Exception {
    Process agent = program.start(Map.of());

    assertThat(program.get("/").statusCode()).isEqualTo(200);
    assertThat(new JsonObject(Files.readString(program.readyFile())).getLong("pid"))
        .isEqualTo(agent.pid());

    assertThat(program.stop(agent)).isZero();
    assertThat(program.readyFile()).doesNotExist();
    assertThat(program.output()).contains("cause=first-start").doesNotContain("ERROR");
  }

  @Test
  void aKilledAgentSaysAtItsNextStartThatItCrashed() throws Exception {
    Process agent = program.start(Map.of());
    var _ = program.screen();
    agent.destroyForcibly();
    var _ = exitCode(agent);

    Process again = program.start(Map.of());
    assertThat(program.stop(again)).isZero();
    assertThat(program.output()).contains("cause=agent-crash");

    Process third = program.start(Map.of());
    assertThat(program.stop(third)).isZero();
    assertThat(program.output()).contains("cause=agent-stopped");
  }

  @Test
  void aKilledAgentLeavesNothingInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process agent =
        program.start(
            Map.of("TELEGUICHET_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary.toAbsolutePath()));
    var _ = program.screen();
    agent.destroyForcibly();
    var _ = exitCode(agent);
    assertThat(temporary).isEmptyDirectory();
  }

  /** Each class costs the start time and the kiosk memory, so their number is counted here. */
  @Test
  void whatTheFirstPageDoesNotNeedIsLoadedWhenItIsAskedFor() throws Exception {
    Path loaded = folder.resolve("loaded.txt");
    Process agent =
        program.start(
            Map.of("TELEGUICHET_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded + ":none"));
    assertThat(program.get("/").statusCode()).isEqualTo(200);
    String page = "fr.teleguichet.edge.technician.NetworkSetupPage ";
    List<String> atStart = Files.readAllLines(loaded).stream().filter(has(OUR_CLASS)).toList();
    assertThat(atStart).hasSizeBetween(1, MOST_CLASSES_AT_START).noneMatch(has(page));

    var _ = program.get("/api/technician/network");
    assertThat(Files.readAllLines(loaded)).anyMatch(has(page));
    assertThat(program.stop(agent)).isZero();
  }

  private static Predicate<String> has(String beginning) {
    return line -> line.startsWith(beginning);
  }

  @Test
  void aDamagedClassArchiveIsMadeAnew() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("the cache"));
    Path archive = cache.resolve("edge-agent.jsa");
    Map<String, String> cached = Map.of("TELEGUICHET_CACHE", cache.toString());
    assertThat(exitCode(program.start(cached, "--check"))).isZero();
    long size = Files.size(archive);
    // What a power cut leaves: the head is on the disk, the rest is not.
    try (var file = new RandomAccessFile(archive.toFile(), "rw")) {
      int head = 64 << 10;
      file.seek(head);
      file.write(new byte[Math.toIntExact(size - head)]);
    }

    assertThat(exitCode(program.start(cached, "--check"))).isZero();

    var tail = new byte[1 << 20];
    try (var file = new RandomAccessFile(archive.toFile(), "r")) {
      file.seek(file.length() / 2);
      file.readFully(tail);
    }
    assertThat(tail).as("what was damaged").isNotEqualTo(new byte[1 << 20]);
    assertThat(program.output()).doesNotContain("[cds]", "[aot]");
  }

  /** In the folders that systemd makes for its unit, and names to it like this. */
  @Test
  void whatTheBrowserMayOpenIsWrittenWhereItLooks() throws Exception {
    Path policies = Files.createDirectory(folder.resolve("policies"));
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Process agent =
        program.start(
            Map.of("RUNTIME_DIRECTORY", policies.toString(), "CACHE_DIRECTORY", cache.toString()));
    String own = "http://127.0.0.1:" + program.screen().getPort();

    Path rules = policies.resolve("20-teleguichet.json");
    InstalledAgent.await(
        () -> {
          assertThat(rules).exists();
          var told = new JsonObject(Files.readString(rules));
          assertThat(told.getJsonArray("URLAllowlist")).contains(own);
          assertThat(told.getJsonArray("VideoCaptureAllowedUrls")).containsExactly(own);
          assertThat(cache.resolve("screen.js")).exists();
        });
    assertThat(program.stop(agent)).isZero();
  }

  /**
   * Simulators stay off kiosks, so a kiosk that is told to be simulated has to say why it is not.
   */
  @Test
  void simulatedHardwareWithoutASimulatorIsCodeTwoAndSaysWhatToInstall() throws Exception {
    Map<String, String> simulated =
        Map.of("TELEGUICHET_HARDWARE", "simulated", "TELEGUICHET_SCENARIO_FILE", "day.yaml");
    assertThat(exitCode(program.start(simulated))).isEqualTo(2);
    assertThat(program.output()).contains("start the agent of edge-agent/simulator/target/dist");
    assertThat(exitCode(program.start(simulated, "--check"))).isEqualTo(2);
    assertThat(exitCode(program.start(Map.of(), "--check"))).isZero();
  }

  @Test
  void aWrongConfigurationIsCodeTwoWithAllProblems() throws Exception {
    Process agent =
        program.start(Map.of("TELEGUICHET_KIOSK_ID", "No!", "TELEGUICHET_SCREEN_PORT", "x"));
    assertThat(exitCode(agent)).isEqualTo(2);
    assertThat(program.output())
        .contains("kiosk.id: \"No!\" is not allowed")
        .contains("screen.port: \"x\" is not allowed")
        .contains("2 to mend; nothing was started.");
  }

  @Test
  void aTakenPortIsCodeEight() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process agent =
          program.start(Map.of("TELEGUICHET_SCREEN_PORT", String.valueOf(taken.getLocalPort())));
      assertThat(exitCode(agent)).isEqualTo(8);
      assertThat(program.output()).contains("another program has port " + taken.getLocalPort());
    }
  }

  @Test
  void aDataFolderThatCanNotBeUsedIsCodeFour() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    Process agent =
        program.start(Map.of("TELEGUICHET_DATA_FOLDER", file.resolve("data").toString()));
    assertThat(exitCode(agent)).isEqualTo(4);
    assertThat(program.output()).contains("can't be made; check its parent's rights");
  }

  @Test
  void twoAgentsCanNotShareADataFolder() throws Exception {
    Process first = program.start(Map.of());
    var _ = program.screen();
    Process second =
        program.start(Map.of("TELEGUICHET_READY_FILE", folder.resolve("2").toString()));
    assertThat(exitCode(second)).isEqualTo(4);
    assertThat(program.output()).contains("is open in another program");
    first.destroy();
    assertThat(exitCode(first)).isZero();
  }

  @Test
  void withoutANewEnoughJavaItSaysWhichPackageToInstall() throws Exception {
    Process agent = program.start(Map.of("TELEGUICHET_JAVA", "/no/such/java"));
    assertThat(exitCode(agent)).isEqualTo(2);
    assertThat(program.output()).contains("install Debian's package openjdk-25-jre-headless");
  }
}
