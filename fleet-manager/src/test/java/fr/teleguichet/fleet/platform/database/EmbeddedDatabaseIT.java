package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.PortTakenException;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The life of a real embedded server: one data folder, many managers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class EmbeddedDatabaseIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SupervisedProcessFactory supervisor =
      new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));
  private final List<DatabaseStartStep> firstSteps = new ArrayList<>();

  private Path folder;
  private DataFolder dataFolder;
  private Database database;

  @BeforeAll
  void theServerIsStartedForTheFirstTime(@TempDir Path temporary) throws InterruptedException {
    folder = temporary;
    dataFolder = DataFolder.open(folder);
    database = open(Map.of(), firstSteps);
  }

  @AfterAll
  void theServerIsStopped() throws IOException {
    database.close();
    dataFolder.close();
  }

  @Test
  void theFirstStartTellsWhatItDoes() {
    assertThat(firstSteps)
        .containsExactly(
            DatabaseStartStep.UNPACKING,
            DatabaseStartStep.INSTALLING,
            DatabaseStartStep.STARTING,
            DatabaseStartStep.MIGRATING);
  }

  @Test
  void theSchemaIsThereAndTheInstallationHasAName() {
    assertThat(installationId()).matches("[0-9a-f-]{36}");
  }

  @Test
  void aRestartedServerStillHasItsDataAndIsNotSetUpAgain() throws InterruptedException {
    String before = installationId();
    List<DatabaseStartStep> steps = new ArrayList<>();

    database.close();
    database = open(Map.of(), steps);

    assertThat(installationId()).isEqualTo(before);
    assertThat(steps).containsExactly(DatabaseStartStep.STARTING, DatabaseStartStep.MIGRATING);
  }

  @Test
  void aKilledServerComesBackWithWhatWasCommitted() {
    put("before-kill", "committed");
    long pid = serverPid();

    kill(pid);

    await().atMost(PATIENCE).ignoreExceptions().until(() -> get("before-kill").equals("committed"));
    assertThat(serverPid()).isNotEqualTo(pid);
  }

  /** Ingest must learn that nothing can be committed; a hang would fill its queue unnoticed. */
  @Test
  @Timeout(300)
  void aServerThatHangsIsAnExceptionAndNotAHang() throws IOException, InterruptedException {
    long pid = serverPid();
    signal(pid, "STOP");
    // The signal is on its way when it was sent: until it arrives, the server still answers.
    await().atMost(PATIENCE).until(() -> Files.readString(stat(pid)).contains(") T "));
    try {
      assertThatExceptionOfType(JdbiException.class).isThrownBy(this::installationId);
    } finally {
      signal(pid, "CONT");
    }

    await().atMost(PATIENCE).ignoreExceptions().until(() -> !installationId().isEmpty());
  }

  @Test
  void aManagerThatWasKilledFindsItsServerAgain() throws InterruptedException, IOException {
    long pid = serverPid();
    dataFolder.close();
    dataFolder = DataFolder.open(folder);

    Database second = open(Map.of(), new ArrayList<>());

    assertThat(second.server().orElseThrow().pid()).hasValue(pid);
    assertThat(number(second, "SELECT 1")).isEqualTo(1);

    // The first manager is not really dead and takes the end of its server for a failure.
    second.close();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> !installationId().isEmpty());
  }

  @Test
  void timesAreKeptAsInstantsToTheMicrosecond() {
    Instant instant = Instant.parse("2026-10-25T00:30:00.123456Z");

    Instant read =
        database
            .jdbi()
            .withHandle(
                handle -> {
                  int _ = handle.execute("CREATE TEMPORARY TABLE moment (at DATETIME(6))");
                  int _ =
                      handle
                          .createUpdate("INSERT INTO moment VALUES (:at)")
                          .bind("at", instant)
                          .execute();
                  return handle
                      .select("SELECT at FROM moment WHERE at = '2026-10-25 00:30:00.123456'")
                      .mapTo(Instant.class)
                      .one();
                });

    assertThat(read).isEqualTo(instant);
  }

  @Test
  void nobodyGetsInWithoutAPassword() {
    for (String user : List.of("root", "teleguichet", "mysql", "")) {
      assertThatExceptionOfType(SQLException.class)
          .as(user)
          .isThrownBy(() -> DriverManager.getConnection(serverUrl() + "mysql", user, ""));
    }
  }

  @Test
  void secretsAreReadableByTheOwnerOnly() throws IOException {
    for (String file : List.of("database/password", "database/init.sql")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anExternalServerIsUsedAsItIs() throws InterruptedException {
    try (Database external = open(external(password()), new ArrayList<>())) {
      assertThat(external.server()).isEmpty();
      assertThat(number(external, "SELECT COUNT(*) FROM setting")).isPositive();
    }
  }

  @Test
  void aWrongPasswordIsExplainedInOneSentence() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> open(external("wrong"), new ArrayList<>()))
        .withMessageContaining("does not accept the user teleguichet")
        .withMessageContaining("fleet.database.password")
        .withMessageNotContaining("wrong")
        .withMessageNotContaining("\n");
  }

  @Test
  void anUnknownDatabaseIsExplainedInOneSentence() {
    Map<String, String> settings = external(password());
    settings.put("fleet.database.url", serverUrl() + "nowhere");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> open(settings, new ArrayList<>()))
        .withMessageContaining("/nowhere has no such database")
        .withMessageNotContaining("\n");
  }

  @Test
  void anUnreachableServerIsWaitedForAndThenExplained() {
    List<DatabaseStartStep> steps = new ArrayList<>();
    Map<String, String> settings = external("x");
    settings.put("fleet.database.url", "jdbc:mariadb://127.0.0.1:1/teleguichet");
    settings.put("fleet.database.patience", "2");

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> open(settings, steps))
        .withMessageContaining("does not answer")
        .withMessageNotContaining("\n");
    assertThat(steps).containsExactly(DatabaseStartStep.WAITING);
  }

  @Test
  void aConfiguredPortOfSomebodyElseIsExplained() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings =
          Map.of("fleet.database.port", Integer.toString(taken.getLocalPort()));

      assertThatExceptionOfType(PortTakenException.class)
          .isThrownBy(() -> open(settings, new ArrayList<>()))
          .withMessageContaining("fleet.database.port");
    }
  }

  private Database open(Map<String, String> settings, List<DatabaseStartStep> steps)
      throws InterruptedException {
    return Database.open(
        DatabaseSettings.from(Settings.of(settings)),
        dataFolder,
        supervisor,
        new Random(1),
        steps::add,
        DatabaseCheck.NONE);
  }

  private Map<String, String> external(String password) {
    return new HashMap<>(
        Map.of(
            "fleet.database.url",
            serverUrl() + "teleguichet",
            "fleet.database.password",
            password));
  }

  private String serverUrl() {
    try {
      String port = Files.readString(folder.resolve("run/database.port")).strip();
      return "jdbc:mariadb://127.0.0.1:" + port + "/";
    } catch (IOException failure) {
      throw new AssertionError("The server's port is not written down", failure);
    }
  }

  private String password() {
    try {
      return new Secret(Files.readString(folder.resolve("database/password"))).reveal();
    } catch (IOException failure) {
      throw new AssertionError("The server's password is not written down", failure);
    }
  }

  private static int number(Database database, String sql) {
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(Integer.class).one());
  }

  private String installationId() {
    return get("installation-id");
  }

  private String get(String name) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT value FROM setting WHERE name = ?", name)
                    .mapTo(String.class)
                    .one());
  }

  private void put(String name, String value) {
    execute("REPLACE INTO setting (name, value) VALUES ('%s', '%s')".formatted(name, value));
  }

  private void execute(String sql) {
    int _ = database.jdbi().withHandle(handle -> handle.execute(sql));
  }

  private long serverPid() {
    return database.server().orElseThrow().pid().orElseThrow();
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  private static Path stat(long pid) {
    return Path.of("/proc", Long.toString(pid), "stat");
  }

  private static void signal(long pid, String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }
}
