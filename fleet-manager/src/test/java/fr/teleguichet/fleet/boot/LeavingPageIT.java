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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
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

/** The page {@code docs/leaving.md}, line by line, and a manager that goes on with what came. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("proof")
final class LeavingPageIT {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Path PROGRAMS =
      Path.of(System.getProperty("teleguichet.dist", "target/dist"), "bin").toAbsolutePath();
  private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /** What the network is worth, as programs read it. */
  private static final List<String> FIGURES =
      List.of(
          "/api/v1/sites",
          "/api/v1/kiosks",
          "/api/v1/usage",
          "/api/v1/partners",
          "/api/v1/trainings",
          "/api/v1/commitments",
          "/api/v1/services");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();
  private final Map<String, String> before = new TreeMap<>();

  private Path folder;

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
                password: not-to-be-seen
            """
                .formatted(folder.resolve("data")));
    Process _ = start("data");
    somethingHappened();
    // What was written behind the manager's back it knows after its next start.
    stop();
    Process _ = start("data");
    for (String path : FIGURES) {
      String _ = before.put(path, get("data", path));
    }
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
  void thePageWritesTheArchiveBesideARunningManagerAndTakesItIn() throws Exception {
    for (String lines :
        LINES
            .matcher(Files.readString(Path.of("docs", "leaving.md")))
            .results()
            .map((MatchResult it) -> it.group(1))
            .toList()) {
      shell(lines);
    }

    assertThat(folder.resolve("all-data/data/site.csv")).content().contains("mairie-d-essai");
    assertThat(folder.resolve("all-data/settings/fleet-manager.yaml"))
        .content()
        .contains("fleet.http.port: \"0\"", "fleet.broker.password was given, and stays behind")
        .doesNotContain("not-to-be-seen");
    assertThat(folder.resolve("all-data/data/account.csv"))
        .content()
        .contains("e@example.org")
        .doesNotContain("argon2id");
    assertThat(folder.resolve("all-data/README.md")).content().contains("## What is left out");
    assertThat(folder.resolve("all-data/LISEZMOI.md"))
        .content()
        .contains("Où se trouvent les bornes");
    assertThat(folder.resolve("taken-in/restore-unfinished")).doesNotExist();
  }

  @Test
  @Order(2)
  void theNewManagerShowsTheSameAndLetsSomebodyIn() throws Exception {
    stop();
    Process _ = start("taken-in");

    for (String path : FIGURES) {
      assertThat(get("taken-in", path)).as(path).isEqualTo(before.get(path));
    }
    assertThat(get("taken-in", "/api/v1/audit")).containsOnlyOnce("\"fleet.taken-in\"");
    assertThat(get("taken-in", "/health")).contains("UP");
    assertThat(folder.resolve("taken-in/first-account")).exists();
    assertThat(value("taken-in", "SELECT COUNT(*) FROM account WHERE password IS NULL"))
        .isEqualTo("1");
    assertThat(folder.resolve("taken-in/authority/root/root.pem"))
        .content()
        .isNotEqualTo(Files.readString(folder.resolve("data/authority/root/root.pem")));
  }

  @Test
  @Order(3)
  void aManagerThatStandsStillLeavesTheSame() throws Exception {
    stop();

    Outcome outcome = run("taken-in", "export-data", folder.resolve("still.zip").toString());

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("table site", "is whole");
    Outcome twice = run("taken-in", "export-data", folder.resolve("still.zip").toString());
    assertThat(twice.error()).contains("give a name that is free").doesNotContain("\tat ");
    assertThat(twice.code()).isEqualTo(ExitCode.BACKUP);
  }

  @Test
  @Order(4)
  void whatIsNoArchiveIsRefusedAndNothingIsMade() throws Exception {
    Outcome outcome =
        run("nothing", "import-data", folder.resolve("fleet-manager.yaml").toString());

    assertThat(outcome.error()).contains("it is no whole zip file").doesNotContain("\tat ");
    assertThat(outcome.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  private record Outcome(int code, String out, String error) {}

  private void somethingHappened() throws SQLException, IOException {
    try (Connection connection = connect("data");
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
                  + " VALUES (7, 'mairie-d-essai', '=Mairie', 'Gramat', '46128', 44.7, 1.7)",
              "INSERT INTO kiosk (id, name, territory, site_id, first_seen, last_seen, link,"
                  + " link_since) VALUES (3, 'borne-1', 'lot', 7, '2026-01-01', '2026-01-01',"
                  + " 'unknown', '2026-01-01')",
              "INSERT INTO journal (id, kiosk_id, uuid, first_seen)"
                  + " VALUES (1, 3, '00000000-0000-4000-8000-000000000000', '2026-01-01')",
              "INSERT INTO partner (name, services, signed, contact, reference, notes)"
                  + " VALUES ('Carsat', 'carsat', '2026-01-01', '', '', 'L’accord')",
              "INSERT INTO account (id, name, email, role, whole_fleet, password, created)"
                  + " VALUES (9, 'É. Exemple', 'e@example.org', 'coordinator', 1,"
                  + " '$argon2id$v=19$m=1$x', NOW(3))")) {
        int _ = statement.executeUpdate(sql);
      }
      for (int number = 1; number <= 50; number++) {
        int _ =
            statement.executeUpdate(
                """
                INSERT INTO interview
                  (journal_id, number, kiosk_id, site_id, service, started, seconds, outcome)
                VALUES (1, %1$d, 3, 7, 'carsat', NOW(3) - INTERVAL 5 * %1$d DAY, 600, 'held')
                """
                    .formatted(number));
      }
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
    Path place = folder.resolve(data);
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:"
            + Files.readString(place.resolve("run/database.port")).strip()
            + "/teleguichet",
        "teleguichet",
        Files.readString(place.resolve("database/password")).strip());
  }

  private Process start(String data) throws IOException {
    Path ready = folder.resolve("ready.json");
    boolean _ = Files.deleteIfExists(ready);
    Process manager = launch(data);
    started.add(manager);
    await().atMost(PATIENCE).until(() -> Files.exists(ready) || !manager.isAlive());
    assertThat(manager.isAlive()).as(Files.readString(folder.resolve(data + ".err"))).isTrue();
    return manager;
  }

  private void stop() {
    Process manager = started.getLast();
    manager.destroy();
    assertThat(manager.onExit()).succeedsWithin(PATIENCE);
  }

  private Process launch(String data, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(PROGRAMS.resolve("fleet-manager").toString());
    command.addAll(List.of("--config", folder.resolve("fleet-manager.yaml").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(data + ".out").toFile())
            .redirectError(folder.resolve(data + ".err").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "FLEET_DATA", folder.resolve(data).toString(),
                "FLEET_READY_FILE", folder.resolve("ready.json").toString(),
                // Each lives for seconds only.
                "TELEGUICHET_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
    return builder.start();
  }

  private Outcome run(String data, String... arguments) throws Exception {
    Process process = launch(data, arguments);
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return new Outcome(
          process.exitValue(),
          Files.readString(folder.resolve(data + ".out")),
          Files.readString(folder.resolve(data + ".err")));
    } finally {
      var _ = process.destroyForcibly();
    }
  }

  private void shell(String lines) throws IOException, InterruptedException {
    Path log = folder.resolve("shell.log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", lines)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    String _ = builder.environment().merge("PATH", PROGRAMS + ":", (old, own) -> own + old);
    Process shell = builder.start();
    try {
      assertThat(shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(shell.exitValue()).as(lines + Files.readString(log)).isZero();
    } finally {
      var _ = shell.destroyForcibly();
    }
  }

  private String get(String data, String path) throws IOException, InterruptedException {
    String pages =
        Pattern.compile("\"pages\":\"([^\"]+)\"")
            .matcher(Files.readString(folder.resolve("ready.json")))
            .results()
            .map(result -> result.group(1))
            .findFirst()
            .orElseThrow();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(pages + path))
                .header(
                    "Authorization",
                    "Bearer " + Files.readString(folder.resolve(data).resolve("api-token")).strip())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
    return answer.body();
  }
}
