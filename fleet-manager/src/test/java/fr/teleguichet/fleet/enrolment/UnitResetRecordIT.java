package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.telemetry.JournalRecordSink;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is the last that a wiped unit says stands in its history, and says what is to be done. */
@ExtendWith(TestDatabase.class)
final class UnitResetRecordIT {

  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void whatATechnicianHadAUnitForgetStandsInItsHistory(Database database) throws Exception {
    int kiosk = kiosk(database, "borne-figeac", "lot", "enrolled");
    int other = kiosk(database, "borne-cahors", "lot", "retired");

    store(database, kiosk, "technician-reset-keep-identity", RemoteCommandStage.EXECUTING, "");
    store(database, kiosk, "technician-reset-keep-identity", RemoteCommandStage.DONE, "");
    store(
        database,
        kiosk,
        "technician-reset-wipe-identity",
        RemoteCommandStage.EXECUTING,
        "3 unsent");
    store(database, kiosk, "technician-reset-wipe-identity", RemoteCommandStage.FAILED, "machine");
    store(
        database,
        kiosk,
        "technician-reset-wipe-identity",
        RemoteCommandStage.EXECUTING,
        "simulated");
    store(database, kiosk, "technician-print", RemoteCommandStage.DONE, "");
    store(database, other, "technician-reset-wipe-identity", RemoteCommandStage.EXECUTING, "");

    assertThat(verbs(database))
        .containsExactly("site-reset", "site-wipe-begun", "site-wipe-given-up");
  }

  @Test
  void eachOfThemHasWordsInBothLanguages() throws IOException {
    for (String language : List.of("fr", "en")) {
      String texts =
          Files.readString(Path.of("src/main/resources/messages_" + language + ".properties"));
      for (String verb : List.of("site-reset", "site-wipe-begun", "site-wipe-given-up")) {
        assertThat(texts).contains("\nunit.event." + verb + " = ");
      }
    }
  }

  private static List<String> verbs(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT verb FROM unit_event ORDER BY id")
                    .mapTo(String.class)
                    .list());
  }

  private static void store(
      Database database, int kiosk, String action, RemoteCommandStage stage, String reason)
      throws Exception {
    var care = new KioskRecord.Care(NOW, new UUID(0, 1), action, stage, reason);
    try (Connection connection = database.dataSource().getConnection()) {
      new UnitResetRecordSink(Clock.fixed(NOW, ZoneOffset.UTC))
          .store(connection, List.of(new JournalRecordSink.Placed(kiosk, 1, 1, care)));
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    }
  }

  private static int kiosk(Database database, String name, String territory, String state) {
    return database
        .jdbi()
        .withHandle(
            handle -> {
              int _ =
                  handle.execute(
                      "INSERT INTO unit (state, since, made, kiosk, territory) VALUES (?, ?, ?, ?,"
                          + " ?)",
                      state,
                      UnitRepository.utc(NOW),
                      UnitRepository.utc(NOW),
                      name,
                      territory);
              int _ =
                  handle.execute(
                      "INSERT INTO kiosk (name, territory, first_seen, last_seen, link, link_since)"
                          + " VALUES (?, ?, ?, ?, 'connected', ?)",
                      name,
                      territory,
                      UnitRepository.utc(NOW),
                      UnitRepository.utc(NOW),
                      UnitRepository.utc(NOW));
              return handle
                  .createQuery("SELECT id FROM kiosk WHERE name = :name")
                  .bind("name", name)
                  .mapTo(Integer.class)
                  .one();
            });
  }
}
