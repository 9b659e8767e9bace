package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code docs/backup-and-restore.md}, line by line, and what it promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("proof")
final class BackupAndRestoreIT {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Path PROGRAMS =
      Path.of(System.getProperty("teleguichet.dist", "target/dist"), "bin").toAbsolutePath();
  private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final byte[] ARTIFACT = "a version for kiosks".getBytes(StandardCharsets.UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  private Path folder;
  private String installation = "";
  private String devicePort = "";
  private String link = "";

  @BeforeAll
  void aManagerRuns(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Path _ =
        Files.writeString(
            folder.resolve("fleet-manager.yaml"),
            """
            fleet:
              data: %s
              http:
                port: 0
              device:
                port: 0
              broker:
                port: 0
              update:
                unsigned: true
            """
                .formatted(folder.resolve("data")));
    Process _ = start("data");
    HttpResponse<String> uploaded =
        http.send(
            HttpRequest.newBuilder(URI.create(pages() + "/api/v1/artifacts?name=kiosk.swu"))
                .header("Authorization", "Bearer " + token("data"))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(ARTIFACT))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
    somebodySignsIn();
    installation = value("data", "SELECT value FROM setting WHERE name = 'installation-id'");
    link = value("data", "SELECT HEX(digest) FROM account_link");
    devicePort = Files.readString(folder.resolve("data/run/device.port"));
  }

  @AfterAll
  void everythingIsStopped() {
    started.forEach(Process::destroy);
    assertThat(started)
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE));
    http.close();
  }

  @Test
  @Order(1)
  void thePageMakesABackupOfARunningManagerAndRestoresIt() throws Exception {
    for (String lines :
        LINES
            .matcher(Files.readString(Path.of("docs", "backup-and-restore.md")))
            .results()
            .map((MatchResult it) -> it.group(1))
            .toList()) {
      shell(lines);
    }

    assertThat(folder.resolve("restored/authority/root/root.pem"))
        .hasSameTextualContentAs(folder.resolve("data/authority/root/root.pem"));
    assertThat(folder.resolve("restored/second-factor-key"))
        .hasSameTextualContentAs(folder.resolve("data/second-factor-key"));
    assertThat(folder.resolve("restored/settings-of-the-backup.yaml"))
        .hasSameTextualContentAs(folder.resolve("fleet-manager.yaml"));
  }

  @Test
  @Order(2)
  void aManagerThatStandsStillIsBackedUpTheSame() throws Exception {
    Process manager = started.getLast();
    manager.destroy();
    assertThat(manager.onExit()).succeedsWithin(PATIENCE);

    Outcome outcome = run("data", "backup", file("still.backup").toString());

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("database, table kiosk", "is whole");
    refuseProcesses("data");
  }

  @Test
  @Order(3)
  void theRestoredManagerIsTheSame() throws Exception {
    Process manager = start("restored");

    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(value("restored", "SELECT value FROM setting WHERE name = 'installation-id'"))
        .isEqualTo(installation);
    assertThat(value("restored", "SELECT COUNT(*) FROM session")).isEqualTo("0");
    // The manager makes a new one at its start, since nobody can sign in yet.
    assertThat(value("restored", "SELECT HEX(digest) FROM account_link")).isNotEqualTo(link);
    assertThat(value("restored", "SELECT COUNT(*) FROM account")).isEqualTo("1");
    assertThat(folder.resolve("restored/run/device.port")).hasContent(devicePort);
    assertThat(get("/api/v1/artifacts").body()).contains("kiosk.swu");
    assertThat(get("/api/v1/audit").body()).containsOnlyOnce("\"fleet.restored\"");
    String sha256 = value("restored", "SELECT sha256 FROM artifact");
    assertThat(folder.resolve("restored/artifacts/" + sha256.substring(0, 2)).resolve(sha256))
        .hasBinaryContent(ARTIFACT);
    manager.destroy();
    assertThat(manager.onExit()).succeedsWithin(PATIENCE);
  }

  /** From the backup of a restored folder comes the same database, byte by byte. */
  @Test
  @Order(4)
  void nothingIsLostOrAddedOnTheWay() throws Exception {
    assertThat(run("again", "restore", file("still.backup").toString()).code()).isZero();
    refuseProcesses("again");

    assertThat(run("again", "backup", file("again.backup").toString()).code()).isZero();

    assertThat(database("again.backup")).isEqualTo(database("still.backup")).hasSizeGreaterThan(50);
  }

  /** What it had said last when it was killed. */
  @ParameterizedTest
  @ValueSource(strings = {"Database server is being started", "table account\n", "table kiosk\n"})
  @Order(5)
  void aRestoreThatWasKilledStartsNoManagerAndIsDoneAnew(String said) throws Exception {
    String name = killedInTheMidst(said);
    Path data = file(name);

    Outcome manager = run(name);
    assertThat(manager.error()).contains("is not all there");
    assertThat(manager.code()).isEqualTo(ExitCode.DATA_FOLDER);

    Outcome again = run(name, "restore", file("still.backup").toString());
    assertThat(again.error()).isEmpty();
    assertThat(again.code()).isZero();
    assertThat(data.resolve("restore-unfinished")).doesNotExist();
    refuseProcesses(name);
    assertThat(run(name, "backup", file(name + ".backup").toString()).code()).isZero();
    assertThat(database(name + ".backup")).isEqualTo(database("still.backup"));
  }

  /** On a busy machine a kill may come after the end: then it is done once more. */
  private String killedInTheMidst(String said) throws Exception {
    for (int attempt = 1; attempt <= 10; attempt++) {
      String name = "killed-" + attempt + "-" + said.strip().replace(' ', '-');
      Process restore = launch(name, "restore", file("still.backup").toString());
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> Files.readString(file(name + ".out")).contains(said));
      assertThat(restore.destroyForcibly().onExit()).succeedsWithin(PATIENCE);
      if (restore.exitValue() != 0) {
        return name;
      }
    }
    throw new AssertionError("each kill came too late");
  }

  @Test
  @Order(6)
  void aHalfOrChangedBackupLeavesNothing() throws Exception {
    byte[] whole = Files.readAllBytes(file("still.backup"));
    Path half = Files.write(file("half.backup"), Arrays.copyOf(whole, whole.length / 2));
    whole[whole.length / 3] ^= 1;
    Path changed = Files.write(file("changed.backup"), whole);

    for (Path bad : List.of(half, changed)) {
      Outcome outcome = run("nothing", "restore", bad.toString());

      assertThat(outcome.error()).contains("not a whole backup").doesNotContain("\tat ");
      assertThat(outcome.code()).isEqualTo(ExitCode.BACKUP);
      assertThat(file("nothing")).doesNotExist();
    }
  }

  @Test
  @Order(7)
  void aFolderWithSomethingInItIsRefused() throws Exception {
    Outcome outcome = run("data", "restore", file("still.backup").toString());

    assertThat(outcome.error()).contains("is not empty");
    assertThat(outcome.code()).isEqualTo(ExitCode.DATA_FOLDER);
    assertThat(file("data").resolve("restore-unfinished")).doesNotExist();
  }

  @Test
  @Order(8)
  void aManagerThatKiosksKnowByAnotherNameIsRefused() throws Exception {
    Process restore =
        launch(
            Map.of("FLEET_HOST_ID", "other"), "other", "restore", file("still.backup").toString());
    Outcome outcome = outcome("other", restore);

    assertThat(outcome.error()).contains("set fleet.host-id");
    assertThat(outcome.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(file("other")).doesNotExist();
  }

  @Test
  @Order(9)
  void aFolderInWhichNoManagerEverStartedIsNotBackedUp() throws Exception {
    Path _ = Files.createDirectory(file("fresh"));

    Outcome outcome = run("fresh", "backup", file("fresh.backup").toString());

    assertThat(outcome.error()).contains("nothing to back up");
    assertThat(outcome.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(file("fresh")).isEmptyDirectory();
  }

  private record Outcome(int code, String out, String error) {}

  private Path file(String name) {
    return folder.resolve(name);
  }

  /** Every statement of a backup's database, but of who was signed in. */
  private List<String> database(String backup) throws IOException {
    try (ZipFile zip = new ZipFile(file(backup).toFile());
        InputStream content = zip.getInputStream(zip.getEntry("database.sql"))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long _ = content.transferTo(bytes);
      return bytes
          .toString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("INSERT INTO `session`"))
          .filter(line -> !line.startsWith("INSERT INTO `account_link`"))
          .toList();
    }
  }

  private void somebodySignsIn() throws SQLException, IOException {
    try (Connection connection = connect("data");
        Statement statement = connection.createStatement()) {
      int _ =
          statement.executeUpdate(
              "INSERT INTO account (id, name, email, role, whole_fleet, created)"
                  + " VALUES (7, 'É. Exemple', 'e@example.org', 'coordinator', 1, NOW(3))");
      int _ =
          statement.executeUpdate(
              "INSERT INTO session (digest, account_id, complete, opened, seen, address, browser)"
                  + " VALUES (UNHEX(SHA2('x', 256)), 7, 1, NOW(3), NOW(3), '127.0.0.1', '')");
    }
  }

  private String value(String data, String sql) throws SQLException, IOException {
    try (Connection connection = connect(data);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  private Connection connect(String data) throws SQLException, IOException {
    String port = Files.readString(file(data).resolve("run/database.port")).strip();
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/teleguichet",
        "teleguichet",
        Files.readString(file(data).resolve("database/password")).strip());
  }

  private Process start(String data) throws IOException {
    boolean _ = Files.deleteIfExists(file("ready.json"));
    Process manager = launch(data);
    started.add(manager);
    await().atMost(PATIENCE).until(() -> Files.exists(file("ready.json")) || !manager.isAlive());
    assertThat(manager.isAlive()).as(Files.readString(file(data + ".err"))).isTrue();
    return manager;
  }

  private Process launch(String data, String... arguments) throws IOException {
    return launch(Map.of(), data, arguments);
  }

  private Process launch(Map<String, String> environment, String data, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAMS.resolve("fleet-manager").toString());
    command.addAll(List.of("--config", file("fleet-manager.yaml").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(file(data + ".out").toFile())
            .redirectError(file(data + ".err").toFile());
    Map<String, String> variables = builder.environment();
    String _ = variables.put("FLEET_DATA", file(data).toString());
    String _ = variables.put("FLEET_READY_FILE", file("ready.json").toString());
    // Each lives for seconds only.
    String _ = variables.put("TELEGUICHET_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    variables.putAll(environment);
    return builder.start();
  }

  private Outcome run(String data, String... arguments) throws Exception {
    return outcome(data, launch(data, arguments));
  }

  private Outcome outcome(String data, Process process) throws Exception {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Outcome(
          process.exitValue(),
          Files.readString(file(data + ".out")),
          Files.readString(file(data + ".err")));
    } finally {
      var _ = process.destroyForcibly();
    }
  }

  private void shell(String lines) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("shell.log").toFile());
    String _ = builder.environment().merge("PATH", PROGRAMS + ":", (old, own) -> own + old);
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(shell.exitValue()).as(lines + Files.readString(file("shell.log"))).isZero();
    } finally {
      var _ = shell.destroyForcibly();
    }
  }

  /** No server of this data folder is left behind. */
  private void refuseProcesses(String data) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      String path = file(data) + "/";
      assertThat(all.map(process -> process.info().commandLine().orElse("")))
          .noneMatch(line -> line.contains(path));
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(pages() + path))
            .header("Authorization", "Bearer " + token("restored"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String token(String data) throws IOException {
    return Files.readString(file(data).resolve("api-token")).strip();
  }

  private String pages() throws IOException {
    return Pattern.compile("\"pages\":\"([^\"]+)\"")
        .matcher(Files.readString(file("ready.json")))
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow();
  }
}
