package fr.teleguichet.fleet.boot;

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
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A fleet whose database is on a server of somebody else: another embedded one plays that part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
