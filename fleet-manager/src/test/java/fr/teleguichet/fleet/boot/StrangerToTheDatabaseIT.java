package fr.teleguichet.fleet.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.DatabaseOwnershipCheck;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A second manager with a data folder of its own on the database of a fleet. */
@Timeout(300) // one that is not refused would serve for ever
@ExtendWith(TestDatabase.class)
@Tag("proof")
final class StrangerToTheDatabaseIT {
  private static final String FACT = "authority-root";

  private final Database database;

  @TempDir private Path fleet;
  @TempDir private Path stranger;

  private String root = "";

  StrangerToTheDatabaseIT(Database database) {
    this.database = database;
  }

  private record Outcome(int code, String out, String error) {}

  @BeforeEach
  void theFleetHasItsAuthority() throws IOException, CertificateEncodingException {
    root = open(fleet);
  }

  @Test
  void isRefusedByNameBeforeItWritesALine() {
    Map<String, Long> before = content();

    Outcome outcome = run(stranger);

    assertThat(outcome.error()).contains(root, "authority restore").doesNotContain("\tat ");
    assertThat(outcome.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(content()).isEqualTo(before);
    assertThat(stranger.resolve("authority/root/root.pem")).doesNotExist();
  }

  @Test
  void withAnAuthorityOfItsOwnIsRefusedTheSame() throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM setting WHERE name = ?", FACT));
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM certificate"));
    String other = open(stranger);
    Map<String, Long> before = content();

    Outcome outcome = run(fleet);

    assertThat(outcome.error()).contains(root, other);
    assertThat(outcome.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void isToldFromTheOwnerWhereTheRootWasNotWrittenDownYet() throws Exception {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM setting WHERE name = ?", FACT));

    Outcome outcome = run(stranger);

    assertThat(outcome.error()).contains("CN=Teleguichet issuing ", "issued none of them");
    assertThat(outcome.code()).isEqualTo(ExitCode.AUTHORITY);
    check(fleet);
    assertThat(open(fleet)).isEqualTo(root);
    assertThat(known()).containsExactly(root);
  }

  @Test
  void becomesTheFleetsOwnOnlyByAPersonsWord() throws Exception {
    Outcome unnamed = run(fleet, "authority", "replace");
    assertThat(unnamed.code()).isEqualTo(ExitCode.AUTHORITY);
    assertThat(unnamed.error()).contains("--root " + root);
    assertThat(known()).containsExactly(root);

    Outcome replaced = run(fleet, "authority", "replace", "--root", root);

    assertThat(replaced.error()).isEmpty();
    assertThat(replaced.code()).isZero();
    assertThat(replaced.out()).contains("The old authority is in ", "let every kiosk enrol");
    check(fleet);
    String next = open(fleet);
    assertThat(next).isNotEqualTo(root);
    assertThat(known()).containsExactly(next);
    try (var files = Files.list(fleet)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("authority.replaced-"));
    }
  }

  /** Opens the authority as a start does, and returns its root. */
  private String open(Path data) throws IOException, CertificateEncodingException {
    try (DataFolder folder = DataFolder.open(data);
        CertificateAuthority authority =
            CertificateAuthority.open(
                folder,
                database.jdbi(),
                List.of("localhost"),
                new SpiffeId.Host("teleguichet"),
                new ClockFactory().machine(),
                new SecureRandom())) {
      return Fingerprint.ofEncoded(authority.root().getEncoded()).hex();
    }
  }

  private void check(Path data) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      DatabaseOwnershipCheck.of(data).check(connection);
    }
  }

  private List<String> known() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("SELECT value FROM setting WHERE name = ?", FACT)
                    .mapTo(String.class)
                    .list());
  }

  /** A checksum of each table. */
  private Map<String, Long> content() {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, Long> sums = new TreeMap<>();
              handle
                  .select(
                      "SELECT table_name FROM information_schema.tables"
                          + " WHERE table_schema = DATABASE()")
                  .mapTo(String.class)
                  .list()
                  .forEach(
                      table ->
                          sums.put(
                              table,
                              handle
                                  .select("CHECKSUM TABLE " + table)
                                  .map((row, _) -> row.getLong(2))
                                  .one()));
              return sums;
            });
  }

  private Outcome run(Path data, String... arguments) {
    HikariDataSource pool = (HikariDataSource) database.dataSource();
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line =
        FleetManagerMain.commandLine(
                Map.of(
                    "FLEET_DATA", data.toString(),
                    "FLEET_HTTP_PORT", "0",
                    "FLEET_DEVICE_PORT", "0",
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
