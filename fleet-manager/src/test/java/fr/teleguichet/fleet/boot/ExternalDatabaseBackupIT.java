package fr.teleguichet.fleet.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.DatabaseCheck;
import fr.teleguichet.fleet.platform.database.DatabaseDumpLoader;
import fr.teleguichet.fleet.platform.database.DatabaseException;
import fr.teleguichet.fleet.platform.database.DatabaseSettings;
import fr.teleguichet.fleet.platform.database.DatabaseStartListener;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A fleet whose database is on a server of somebody else: another embedded one plays that part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class ExternalDatabaseBackupIT {
  private final SupervisedProcessFactory supervisor =
      new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1));

  private Path folder;
  private DataFolder theirs;
  private Database database;

  private record Outcome(int code, String out, String error) {}

  @BeforeAll
  void aFleetHasADatabaseElsewhere(@TempDir Path temporary) throws Exception {
    folder = temporary;
    theirs = DataFolder.open(folder.resolve("server"));
    database =
        Database.open(
            DatabaseSettings.from(Settings.of(Map.of())),
            theirs,
            supervisor,
            new Random(1),
            DatabaseStartListener.logged(),
            DatabaseCheck.NONE);
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      CertificateAuthority.open(
              data,
              database.jdbi(),
              List.of("localhost"),
              new SpiffeId.Host("teleguichet"),
              new ClockFactory().machine(),
              new SecureRandom())
          .close();
    }
  }

  @AfterAll
  void theServerIsStopped() throws IOException {
    database.close();
    theirs.close();
  }

  @Test
  void itIsSavedAndRestoredIntoAnEmptyDatabaseOnly() throws Exception {
    String backup = folder.resolve("fleet.backup").toString();
    List<String> before = facts();
    assertThat(run("data", "backup", backup).error()).isEmpty();

    Outcome refused = run("new", "restore", backup);
    assertThat(refused.error()).contains("database is not empty").doesNotContain("\tat ");
    assertThat(refused.code()).isEqualTo(ExitCode.DATABASE);
    assertThat(facts()).isEqualTo(before);
    assertThat(folder.resolve("new/restore-unfinished")).doesNotExist();
    assertThat(folder.resolve("new/authority")).doesNotExist();

    clear();
    Outcome restored = run("new", "restore", backup);
    assertThat(restored.error()).isEmpty();
    assertThat(restored.code()).isZero();
    assertThat(facts()).isEqualTo(before);
    assertThat(folder.resolve("new/authority/root/root.pem"))
        .hasSameTextualContentAs(folder.resolve("data/authority/root/root.pem"));

    aHalfIsNoDatabaseForAManagerAndIsTakenAwayByTheNextRestore(backup, before);
  }

  @Test
  void aBackupOfANewerVersionIsRefusedAndNothingOfItIsLeft() throws Exception {
    String backup = folder.resolve("newer.backup").toString();
    migration(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '99999', 'later', type,"
            + " script, checksum, installed_by, installed_on, execution_time, success"
            + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
    assertThat(run("data", "backup", backup).error()).isEmpty();
    migration("DELETE FROM flyway_schema_history WHERE version = '99999'");
    String good = folder.resolve("own.backup").toString();
    assertThat(run("data", "backup", good).error()).isEmpty();
    List<String> before = facts();
    clear();

    Outcome refused = run("old", "restore", backup);

    assertThat(refused.error())
        .contains("made by a newer version of this program", "schema 99999", "restore it with that")
        .doesNotContain("\tat ");
    assertThat(refused.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(folder.resolve("old/restore-unfinished")).doesNotExist();
    assertThat(folder.resolve("old/authority")).doesNotExist();
    assertThat(run("old", "restore", good).error()).as("nothing stands in the way").isEmpty();
    assertThat(facts()).isEqualTo(before);
  }

  /** It may have been used since the backup, and would let in a second device. */
  @Test
  void aClaimThatWasOpenInTheBackupIsNot() throws Exception {
    String backup = folder.resolve("claims.backup").toString();
    String row = "(RPAD('%s', 22, 'x'), 1, REPEAT('s', 32), '2026-11-01', '%s', %s, NULL)";
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("SET foreign_key_checks = 0");
              handle.execute(
                  "INSERT INTO claim (id, unit_id, secret, made, expires, used, dropped) VALUES "
                      + row.formatted("open", "2999-01-01", "NULL")
                      + ","
                      + row.formatted("over", "2026-11-02", "NULL")
                      + ","
                      + row.formatted("used", "2999-01-01", "'2026-11-03'"));
              handle.execute("SET foreign_key_checks = 1");
            });
    assertThat(run("data", "backup", backup).error()).isEmpty();
    clear();

    Outcome restored = run("claims", "restore", backup);

    assertThat(restored.error()).isEmpty();
    assertThat(restored.out()).contains("claims that nobody used by then open nothing");
    List<String> claims =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .select(
                            "SELECT CONCAT(LEFT(id, 4), ' ', used IS NOT NULL, ' ',"
                                + " dropped IS NOT NULL) FROM claim ORDER BY id")
                        .mapTo(String.class)
                        .list());
    assertThat(claims).containsExactly("open 0 1", "over 0 0", "used 1 0");
    migration("DELETE FROM claim");
  }

  /** Its sums are right: who forges a backup writes them anew. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER forged AFTER INSERT ON setting FOR EACH ROW DELETE FROM account;",
        "CREATE FUNCTION forged() RETURNS INT RETURN 1;",
        "INSERT INTO `setting` (`name`, `value`) VALUES ('forged',(SELECT USER()));",
      })
  void aForgedBackupIsRefusedBeforeAnythingIsWritten(String statement) throws Exception {
    String name = "forged-" + statement.hashCode();
    Path good = folder.resolve(name + ".backup");
    assertThat(run("data", "backup", good.toString()).error()).isEmpty();
    Path forged = forged(good, statement);
    List<String> before = facts();
    clear();

    for (String[] restore :
        List.of(new String[] {"restore", "--check"}, new String[] {"restore"})) {
      Outcome refused = run(name, with(restore, forged));
      assertThat(refused.error())
          .contains("database.sql", "no backup of this program has", statement.substring(0, 30))
          .doesNotContain("\tat ");
      assertThat(refused.code()).isEqualTo(ExitCode.BACKUP);
      assertThat(refused.out()).doesNotContain("database, table");
    }
    assertThat(folder.resolve(name + "/authority")).doesNotExist();
    assertThat(run(name, "restore", good.toString()).error()).isEmpty();
    assertThat(facts()).isEqualTo(before);
  }

  /** The names in its text do not show it; the server knows. */
  @Test
  void aForgedViewOfAnotherDatabaseLeavesNothing() throws Exception {
    Path good = folder.resolve("views.backup");
    assertThat(run("data", "backup", good.toString()).error()).isEmpty();
    List<String> before = facts();
    clear();

    Outcome refused =
        run(
            "views",
            "restore",
            forged(
                    good,
                    "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `forged` AS"
                        + " select `s`.`name` AS `name`,`t`.`table_name` AS `seen` from `setting`"
                        + " `s`,`information_schema`.`tables` `t`;")
                .toString());

    assertThat(refused.error()).contains("its view forged reads another database");
    assertThat(refused.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(run("views", "restore", good.toString()).error()).isEmpty();
    assertThat(facts()).isEqualTo(before);
  }

  /** Before that it could take rows for the table behind it, where an account may write there. */
  @Test
  void aForgedViewOfAnotherDatabaseIsRefusedThoughAnotherTakesItsPlace() throws Exception {
    Path good = folder.resolve("replaced.backup");
    assertThat(run("data", "backup", good.toString()).error()).isEmpty();
    List<String> before = facts();
    clear();
    String view =
        "CREATE OR REPLACE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `forged` AS select"
            + " `a`.%s AS `name` from %s `a`;";

    Outcome refused =
        run(
            "replaced",
            "restore",
            forged(
                    good,
                    view.formatted("`table_name`", "`information_schema`.`tables`")
                        + "\n"
                        + view.formatted("`name`", "`setting`"))
                .toString());

    assertThat(refused.error()).contains("its view forged reads another database");
    assertThat(refused.code()).isEqualTo(ExitCode.BACKUP);
    assertThat(run("replaced", "restore", good.toString()).error()).isEmpty();
    assertThat(facts()).isEqualTo(before);
  }

  /** As somebody makes one who knows the format, with a statement more at the end. */
  private static Path forged(Path good, String statement) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(good.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      StringBuilder sums = new StringBuilder();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("database.sql")) {
          content = (new String(content, UTF_8) + statement + "\n").getBytes(UTF_8);
        }
        if (entry.getName().equals("SHA256SUMS")) {
          content = sums.toString().getBytes(UTF_8);
        }
        sums.append(sha256(content)).append("  ").append(entry.getName()).append('\n');
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(content);
      }
      out.setComment("0".repeat(64));
    }
    byte[] all = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 64);
    Path forged = good.resolveSibling(good.getFileName() + ".forged");
    Path _ = Files.write(forged, all);
    return Files.writeString(forged, sha256(all), StandardOpenOption.APPEND);
  }

  private static String[] with(String[] command, Path file) {
    return Stream.concat(Arrays.stream(command), Stream.of(file.toString())).toArray(String[]::new);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void migration(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  /** What a power cut leaves there: tables, the mark, and no history of migrations. */
  private void aHalfIsNoDatabaseForAManagerAndIsTakenAwayByTheNextRestore(
      String backup, List<String> before) throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("DROP TABLE flyway_schema_history"));
    database.jdbi().useHandle(handle -> handle.execute("CREATE TABLE restore_unfinished (id INT)"));

    try (DataFolder other = DataFolder.open(folder.resolve("other"))) {
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(
              () ->
                  Database.open(
                          DatabaseSettings.from(Settings.of(settings())),
                          other,
                          supervisor,
                          new Random(1),
                          DatabaseStartListener.logged(),
                          DatabaseCheck.NONE)
                      .close());
    }
    assertThat(run("anew", "restore", backup).error()).isEmpty();
    assertThat(facts()).isEqualTo(before);
  }

  private void clear() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      new DatabaseDumpLoader(connection, _ -> {}).clear();
    }
  }

  private List<String> facts() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT CONCAT(name, ' ', value) FROM setting ORDER BY name")
                    .mapTo(String.class)
                    .list());
  }

  private Map<String, String> settings() {
    HikariDataSource pool = (HikariDataSource) database.dataSource();
    return Map.of(
        "fleet.database.url", pool.getJdbcUrl(),
        "fleet.database.username", pool.getUsername(),
        "fleet.database.password", pool.getPassword());
  }

  private Outcome run(String data, String... arguments) {
    HikariDataSource pool = (HikariDataSource) database.dataSource();
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line =
        FleetManagerMain.commandLine(
                Map.of(
                    "FLEET_DATA", folder.resolve(data).toString(),
                    "FLEET_DATABASE_URL", pool.getJdbcUrl(),
                    "FLEET_DATABASE_USERNAME", pool.getUsername(),
                    "FLEET_DATABASE_PASSWORD", pool.getPassword()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error));
    int code = line.execute(arguments);
    line.getOut().flush();
    line.getErr().flush();
    return new Outcome(code, out.toString(), error.toString());
  }
}
