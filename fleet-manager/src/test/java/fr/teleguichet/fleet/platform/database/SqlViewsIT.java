package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.hardware.peer.LeftDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The views of the database are those of their page, and tell nothing that pages hide. */
@ExtendWith(TestDatabase.class)
final class SqlViewsIT {

  private static final Path PAGE = Path.of("docs/sql-views.md");
  private static final Pattern COLUMN = Pattern.compile("\\| `([a-z_]+)` \\| \\S.* \\|");

  private final Database database;

  SqlViewsIT(Database database) {
    this.database = database;
  }

  private static Map<String, List<String>> described() throws IOException {
    Map<String, List<String>> views = new TreeMap<>();
    String view = "";
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("### stats_")) {
        view = line.substring(4);
        views.put(view, new ArrayList<>());
      }
      Matcher column = COLUMN.matcher(line);
      if (column.matches()) {
        views.getOrDefault(view, new ArrayList<>()).add(column.group(1));
      }
    }
    return views;
  }

  private Map<String, List<String>> there() {
    Map<String, List<String>> views = new TreeMap<>();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.table_name, c.column_name FROM information_schema.columns c
                        JOIN information_schema.views v
                          ON v.table_schema = c.table_schema AND v.table_name = c.table_name
                        WHERE c.table_schema = DATABASE() ORDER BY c.table_name, c.ordinal_position
                        """)
                    .map((row, _) -> List.of(row.getString(1), row.getString(2)))
                    .forEach(
                        it ->
                            views
                                .computeIfAbsent(it.getFirst(), _ -> new ArrayList<>())
                                .add(it.getLast())));
    return views;
  }

  @Test
  void thePageDescribesEveryViewAndEachOfItsColumns() throws IOException {
    assertThat(described()).hasSize(7).isEqualTo(there());
  }

  private List<String> rows(String sql) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .map(
                        (row, _) -> {
                          List<String> cells = new ArrayList<>();
                          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            cells.add(String.valueOf(row.getString(i)));
                          }
                          return String.join(" ", cells);
                        })
                    .list());
  }

  private void execute(String sql, @Nullable Object... values) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              int _ = handle.execute(sql, values);
            });
  }

  private void site(int id, String code) {
    execute(
        "INSERT INTO site (id, code, name, commune, insee, latitude, longitude)"
            + " VALUES (?, ?, 'Mairie', 'Cajarc', '46045', 44.5, 1.8)",
        id,
        code);
  }

  /** The last hour of a month and the first of the next, in winter, in summer and between. */
  @Test
  void monthsAreThoseOfFrenchTime() {
    site(1, "cajarc");
    List<LocalDateTime> all =
        List.of(
            LocalDateTime.of(2025, 1, 31, 22, 59),
            LocalDateTime.of(2025, 1, 31, 23, 0),
            LocalDateTime.of(2025, 3, 31, 21, 59),
            LocalDateTime.of(2025, 3, 31, 22, 0),
            LocalDateTime.of(2024, 3, 31, 21, 59),
            LocalDateTime.of(2024, 3, 31, 22, 0),
            LocalDateTime.of(2024, 10, 31, 22, 59),
            LocalDateTime.of(2024, 10, 31, 23, 0));
    for (int i = 0; i < all.size(); i++) {
      execute(
          "INSERT INTO interview (journal_id, number, kiosk_id, site_id, service, started, seconds,"
              + " outcome) VALUES (1, ?, 1, 1, 'caf', ?, 60, 'held')",
          i,
          all.get(i));
    }
    execute(
        "INSERT INTO interview_month (month, site_id, service, outcome, interviews, seconds, last)"
            + " VALUES ('2025-02-01', 1, 'caf', 'held', 5, 500, '2025-02-20'),"
            + " ('2025-02-01', 1, 'caf', 'unreached', 3, 0, '2025-02-20')");

    assertThat(
            rows(
                "SELECT month, site_code, service_name, held, abandoned, held_seconds, unreached"
                    + " FROM stats_interview_month ORDER BY month"))
        .containsExactly(
            "2024-03-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2024-04-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2024-10-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2024-11-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2025-01-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2025-02-01 cajarc Allocations familiales (CAF) 6 0 560 3",
            "2025-03-01 cajarc Allocations familiales (CAF) 1 0 60 0",
            "2025-04-01 cajarc Allocations familiales (CAF) 1 0 60 0");
  }

  @Test
  void availabilityIsAddedUpByMonthAndSite() {
    site(1, "cajarc");
    execute(
        "INSERT INTO kiosk_month (kiosk_id, month, site_id, connected, known, closed, updated)"
            + " VALUES (1, '2025-02-01', 1, 50, 100, 1, NOW(3)), (2, '2025-02-01', 1, 100, 100, 1,"
            + " NOW(3)), (3, '2025-02-01', 0, 0, 0, 1, NOW(3))");

    assertThat(rows("SELECT * FROM stats_availability_month ORDER BY site_code"))
        .containsExactly("2025-02-01   1 0 0 null", "2025-02-01 cajarc Mairie 2 150 200 0.7500");
  }

  private void answers(int year, int site, int count) {
    for (int i = 0; i < count; i++) {
      execute(
          "INSERT INTO survey (id, site_id, service, week, span, satisfaction, recommend)"
              + " VALUES (RANDOM_BYTES(16), ?, '', ?, 'year', ?, ?)",
          site,
          LocalDate.of(year, 1, 1),
          i == 0 ? "not-satisfied" : "very-satisfied",
          i < 4 ? "yes" : null);
    }
  }

  private void cell(int year, int site, String service, boolean isTold) {
    execute(
        "INSERT INTO survey_cell (year, site_id, service, answers, recommend, resolved)"
            + " VALUES (?, ?, ?, ?, FALSE, FALSE)",
        year,
        site,
        service,
        isTold);
  }

  /** Of a year that nothing was decided of yet no cell is told, nor one that was not there then. */
  @Test
  void cellsAreToldAsItWasDecidedForEveryPage() {
    int year = Year.now(new ClockFactory().machine()).getValue() - 2;
    Stream.of(1, 2, 3, 4).forEach(id -> site(id, "site-" + id));
    answers(year, 1, 3);
    answers(year, 2, 7);
    answers(year, 3, 7);
    answers(year, 4, 20);
    answers(year - 1, 2, 7);
    answers(year - 1, 3, 7);
    answers(year - 2, 1, 4);
    answers(year + 2, 4, 30);
    Map.of("caf", 4, "carsat", 12, "cpam", 9)
        .forEach(
            (service, count) ->
                execute(
                    "INSERT INTO survey_service (year, service, very_satisfied) VALUES (?, ?, ?)",
                    year,
                    service,
                    count));

    Stream.of(1, 2, 3, 4).forEach(id -> cell(year, id, "", id == 4));
    cell(year - 1, 2, "", true);
    Map.of("caf", false, "carsat", true, "cpam", false)
        .forEach((service, isTold) -> cell(year, 0, service, isTold));

    assertThat(
            rows(
                "SELECT year, site_code, answers, very_satisfied, not_satisfied"
                    + " FROM stats_satisfaction_site_year ORDER BY year, site_code"))
        .containsExactly((year - 1) + " site-2 7 6 1", year + " site-4 20 19 1");
    assertThat(rows("SELECT year, service_code, answers FROM stats_satisfaction_service_year"))
        .containsExactly(year + " carsat 12");
    assertThat(
            rows(
                "SELECT year, answers, recommend_answers, recommend_yes, resolved_answers"
                    + " FROM stats_satisfaction_year ORDER BY year"))
        .containsExactly((year - 1) + " 14 8 8 null", year + " 37 15 15 null");
  }

  /** Views come back from a backup, under the account that brings it back. */
  @Test
  void aBackupHoldsTheViews() throws Exception {
    StringWriter out = new StringWriter();
    try (Connection connection = database.dataSource().getConnection()) {
      var _ = new DatabaseDumpWriter(connection, "sql-views-it", _ -> {}).write(out, _ -> "");
    }
    assertThat(out.toString().lines().filter(it -> it.contains(" VIEW `stats_")))
        .hasSize(7)
        .allMatch(it -> it.startsWith("CREATE OR REPLACE "))
        .noneMatch(it -> it.contains("DEFINER=") || it.contains("`teleguichet`"));

    withServer(
        (theirs, _) -> {
          try (Connection connection = theirs.dataSource().getConnection()) {
            DatabaseDumpLoader loader = new DatabaseDumpLoader(connection, _ -> {});
            loader.clear();
            loader.prepare();
            var _ = loader.read(new BufferedReader(new StringReader(out.toString())), List.of());
            loader.finish();
            try (Statement statement = connection.createStatement();
                ResultSet row =
                    statement.executeQuery("SELECT COUNT(*) FROM stats_interview_month")) {
              assertThat(row.next()).isTrue();
            }
            loader.clear();
            loader.prepare();
          }
        });
  }

  /** What happens on a server of its own. */
  @FunctionalInterface
  private interface OnServer {
    void run(Database theirs, Path folder) throws Exception;
  }

  private static void withServer(OnServer test) throws Exception {
    Path parent = Files.createDirectories(Path.of("target", "it"));
    try (DataFolder folder = DataFolder.open(Files.createTempDirectory(parent, "views-"))) {
      Database theirs =
          Database.open(
              DatabaseSettings.from(Settings.of(Map.of())),
              folder,
              new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1)),
              new Random(1),
              DatabaseStartListener.logged(),
              DatabaseCheck.NONE);
      try {
        test.run(theirs, folder.root());
      } finally {
        theirs.close();
        LeftDatabases.delete(folder.root());
      }
    }
  }

  /** The statements of the page, as the administrator would run them. */
  @Test
  void theAccountOfThePageReadsTheViewsAndNothingElse() throws Exception {
    withServer(
        (theirs, folder) -> {
          asAdministrator(folder, statements());
          String port = Files.readString(folder.resolve("run/database.port")).strip();
          try (Connection grafana =
              DriverManager.getConnection(
                  "jdbc:mariadb://127.0.0.1:" + port + "/teleguichet",
                  "grafana",
                  "a long password of your own")) {
            for (String view : described().keySet()) {
              read(grafana, "SELECT * FROM " + view);
            }
            for (String sql :
                List.of(
                    "SELECT * FROM interview",
                    "SELECT * FROM account",
                    "SELECT * FROM survey",
                    "SELECT * FROM mysql.global_priv",
                    "DELETE FROM stats_site",
                    "UPDATE stats_site SET site_name = 'x'",
                    "CREATE TABLE x (id INT)",
                    "SHOW CREATE VIEW stats_site")) {
              assertThatExceptionOfType(SQLException.class)
                  .as(sql)
                  .isThrownBy(() -> read(grafana, sql))
                  .withMessageContaining("denied");
            }
          }
        });
  }

  /** By the client that the server comes with, as the owner of its files. */
  private static void asAdministrator(Path folder, String sql) throws Exception {
    MariaDbInstallation program =
        new MariaDbServerUnpacker(folder.toAbsolutePath().resolve("database")).program();
    ProcessBuilder client =
        new ProcessBuilder(
                program.base().resolve("bin/mariadb").toString(),
                "--no-defaults",
                "--skip-ssl",
                "--socket=mariadbd.sock")
            .directory(folder.resolve("database/data").toFile())
            .redirectErrorStream(true);
    client.environment().putAll(program.environment());
    Process process = client.start();
    try (Writer in = process.outputWriter()) {
      in.write(sql);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private static String statements() throws IOException {
    String page = Files.readString(PAGE);
    String block = page.substring(page.indexOf("```sql\n") + 7);
    return block.substring(0, block.indexOf("```"));
  }
}
