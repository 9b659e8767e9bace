package fr.teleguichet.fleet.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records that are old go, the first of each journal first, and the journal's mark stays. */
@ExtendWith(TestDatabase.class)
final class RecordRetentionIT {

  private static final Instant NIGHT = Instant.parse("2026-11-27T02:00:00Z");

  private final ManualClock clock = new ManualClock(NIGHT);
  private Database database;
  private JournalRecordRetention retention;

  @BeforeEach
  void twoJournals(Database real) {
    database = real;
    retention = new JournalRecordRetention(database, new RetentionSettings(90, 60, 25, 25), clock);
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "INSERT INTO kiosk (id, name, territory, first_seen, last_seen, link, link_since)"
                      + " VALUES (1, 'borne', 'lot', NOW(), NOW(), 'lost', NOW())");
              handle.execute(
                  "INSERT INTO journal (id, kiosk_id, uuid, acknowledged, first_seen) VALUES"
                      + " (1, 1, UUID(), 2200, NOW()), (2, 1, UUID(), 3, NOW())");
            });
  }

  private void record(int journal, int number, @Nullable String received) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO record (journal_id, number, type, occurred, received)"
                        + " VALUES (?, ?, 'x', '1970-01-01', ?)",
                    journal,
                    number,
                    received));
  }

  private List<Long> numbers(int journal) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT number FROM record WHERE journal_id = ? ORDER BY number")
                    .bind(0, journal)
                    .mapTo(Long.class)
                    .list());
  }

  @Test
  void whatArrivedBeforeTheRetentionGoesWithoutAGap() {
    record(1, 1, "2024-10-01 00:00:00");
    record(1, 2, null);
    record(1, 3, "2024-10-26 00:00:00");
    record(1, 4, null);
    record(1, 5, "2024-10-28 00:00:00");
    record(1, 6, "2024-10-02 00:00:00");
    record(2, 1, null);
    record(2, 2, "2026-11-01 00:00:00");

    retention.run();

    assertThat(numbers(1)).containsExactly(4L, 5L, 6L);
    assertThat(numbers(2)).containsExactly(1L, 2L);
    assertThat(acknowledged()).as("nothing is taken a second time").isEqualTo(2200);
  }

  @Test
  void aStepIsSmallAndTheNightEndsWhenAllIsDone() {
    for (int number = 1; number <= 2_200; number++) {
      record(1, number, "2024-01-01 00:00:00");
    }
    record(2, 1, "2024-01-01 00:00:00");

    assertThat(retention.step()).isEqualTo(1_000);
    retention.run();

    assertThat(numbers(1)).isEmpty();
    assertThat(numbers(2)).isEmpty();
  }

  private long acknowledged() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT acknowledged FROM journal WHERE id = 1")
                    .mapTo(Long.class)
                    .one());
  }
}
