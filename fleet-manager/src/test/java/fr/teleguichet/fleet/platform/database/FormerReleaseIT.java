package fr.teleguichet.fleet.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.platform.process.SupervisedProcessFactory;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ClockFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the program of the former release can do with the schema of this one: all it could. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("proof")
final class FormerReleaseIT {

  private DataFolder folder;
  private EmbeddedMariaDbServer.Started server;
  private DatabaseAccount access;
  private Jdbi jdbi;

  @BeforeAll
  void aServerIsStarted(@TempDir Path temporary) throws InterruptedException {
    folder = DataFolder.open(temporary);
    server =
        new EmbeddedMariaDbServer(
                DatabaseSettings.from(Settings.of(Map.of())),
                folder,
                new SupervisedProcessFactory(new ClockFactory().machine(), new Random(1)),
                new Random(1),
                DatabaseStartListener.logged())
            .start();
    access = DatabaseAccount.toEmbedded(server.port(), server.password());
    jdbi = Jdbi.create(access.url(), access.username(), access.password().reveal());
  }

  @AfterAll
  void theServerIsStopped() throws IOException {
    Void _ = server.process().stop().join();
    folder.close();
  }

  @BeforeEach
  void theDatabaseIsEmpty() {
    jdbi.useHandle(
        handle -> {
          handle.execute("DROP DATABASE " + ServerInitScript.SCHEMA);
          handle.execute("CREATE DATABASE " + ServerInitScript.SCHEMA);
        });
  }

  private int migrate(MigrationVersion last) {
    return new SchemaMigrator(access, last).apply();
  }

  @Test
  void everyColumnIsStillThereAndHoldsWhatItHeld() {
    int _ = migrate(SchemaMigrator.FORMER_RELEASE);
    List<Column> before = jdbi.withHandle(Column::all);

    int _ = migrate(MigrationVersion.LATEST);

    assertThat(before).hasSizeGreaterThan(100);
    List<Column> after = jdbi.withHandle(Column::all);
    assertThat(before).allMatch(column -> after.stream().anyMatch(column::fits));
  }

  @Test
  void whatTheFormerProgramWritesIsTaken() {
    int _ = migrate(SchemaMigrator.FORMER_RELEASE);
    List<String> inserts = jdbi.withHandle(Column::inserts);
    assertThat(inserts).hasSizeGreaterThan(20);
    jdbi.useHandle(handle -> inserts.forEach(insert -> isTaken(handle, insert)));

    int _ = migrate(MigrationVersion.LATEST);

    jdbi.useHandle(handle -> inserts.forEach(insert -> isTaken(handle, insert)));
  }

  /** A kiosk may be newer than its manager, which keeps what it does not know as it came. */
  @Test
  void whatAnOlderManagerKeptOfUpdatesIsUnderstoodLater() {
    int _ = migrate(MigrationVersion.fromVersion("087"));
    jdbi.useHandle(
        handle -> {
          handle.execute("SET foreign_key_checks = 0");
          handle.execute(
              "INSERT INTO journal (id, kiosk_id, uuid, first_seen) VALUES (1, 5, 'j', NOW(3))");
          for (String body :
              List.of(
                  "{\"action\":\"7\",\"part\":\"os\",\"from\":\"2.3.1\",\"to\":\"2.4.0\","
                      + "\"end\":\"failed\",\"cause\":\"not-proven\",\"check\":\"printer\"}",
                  "{\"action\":\"8\",\"end\":\"failed\"}",
                  "scribble")) {
            handle.execute(
                """
                INSERT INTO record (journal_id, number, type, occurred, received, body)
                SELECT 1, COUNT(*) + 1, 'update', NOW(3), NOW(3), ? FROM record
                """,
                body);
          }
        });

    int _ = migrate(MigrationVersion.LATEST);

    List<String> kept =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CONCAT_WS(' ', kiosk_id, number, part, version_from, version_to,"
                            + " ending, cause, failed_check) FROM update_record")
                    .mapTo(String.class)
                    .list());
    assertThat(kept).containsExactly("5 1 os 2.3.1 2.4.0 failed not-proven printer");
  }

  /** Nobody kept the time of a promotion before; the audit log has it, as far as it goes back. */
  @Test
  void whenAVersionWasPromotedIsReadFromTheAuditLog() {
    int _ = migrate(MigrationVersion.fromVersion("088"));
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              INSERT INTO software_module (part, name, version, channel, made) VALUES
                ('os', 'kiosk-os', '1.0', 'stable', '2026-11-01 08:00'),
                ('os', 'kiosk-os', '1.1', 'stable', '2026-11-02 08:00'),
                ('os', 'kiosk-os', '1.2', 'pilot', '2026-11-03 08:00')
              """);
          handle.execute(
              """
              INSERT INTO audit (number, at, actor_kind, actor, action, subject, address, details, hash)
              VALUES (1, '2026-11-20 09:30:00.123456', 'account', 'Léa', 'software-module.promoted',
                'os kiosk-os 1.1', '', '{}', REPEAT('x', 32))
              """);
        });

    int _ = migrate(MigrationVersion.LATEST);

    List<String> promoted =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT CONCAT(version, ' ', COALESCE(promoted, 'never'))"
                            + " FROM software_module ORDER BY id")
                    .mapTo(String.class)
                    .list());
    assertThat(promoted)
        .containsExactly("1.0 2026-11-01 08:00:00.000", "1.1 2026-11-20 09:30:00.123", "1.2 never");
  }

  /** A plan that was cancelled left its name free for another territory. */
  @Test
  void aNameThatTwoTerritoriesHadIsTheOnesThatHasIt() {
    int _ = migrate(MigrationVersion.fromVersion("160"));
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO unit (state, since, made, kiosk, territory) VALUES
                  ('cancelled', NOW(3), NOW(3), 'borne-a', 'lot'),
                  ('planned', NOW(3), NOW(3), 'borne-a', 'gers'),
                  ('cancelled', NOW(3), NOW(3), 'borne-b', 'lot'),
                  ('cancelled', NOW(3), NOW(3), 'borne-b', 'gers')
                """));

    int _ = migrate(MigrationVersion.LATEST);

    List<String> targets =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT target FROM unit ORDER BY id")
                    .mapTo(String.class)
                    .list());
    assertThat(targets).containsExactly("lot:borne-a", "borne-a", "borne-b", "gers:borne-b");
  }

  private static void isTaken(Handle handle, String insert) {
    assertThatCode(
            () ->
                handle.useTransaction(
                    it -> {
                      it.execute("SET foreign_key_checks = 0");
                      it.execute(insert);
                      it.rollback();
                    }))
        .as(insert)
        .doesNotThrowAnyException();
  }

  @Test
  void theFormerProgramStartsOnThisSchemaAndLeavesIt() {
    int _ = migrate(MigrationVersion.LATEST);
    pretendUnknown();

    assertThat(new SchemaMigrator(access).apply()).isZero();
  }

  @Test
  void aProgramOlderThanTheFormerOneIsRefused() {
    int _ = migrate(MigrationVersion.LATEST);
    pretendUnknown();
    jdbi.useHandle(
        handle -> handle.execute("UPDATE setting SET value = '998' WHERE name = 'schema-serves'"));

    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> new SchemaMigrator(access).apply())
        .withMessageContaining("newer version of this program (schema 999)")
        .withMessageNotContaining("\n");
  }

  /** A migration of a later release was applied, which this program does not carry. */
  private void pretendUnknown() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO flyway_schema_history
                  (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (999, '999', 'later', 'SQL', 'V999__later.sql', 'test', 1, TRUE)
                """));
  }
}
