package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets records of journals that arrived before the retention, the first of each journal first
 * and without a gap. What they told stands in tables of its own, and the journal's mark says up to
 * where they have been here, so none is taken a second time.
 */
@Context
final class JournalRecordRetention {

  private static final Logger LOG = LoggerFactory.getLogger(JournalRecordRetention.class);

  /** So that no transaction is long. */
  private static final int ROWS = 1_000;

  private record Found(long number, Optional<LocalDateTime> received) {}

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final Clock clock;
  private int journal;

  JournalRecordRetention(Database database, RetentionSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "20m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "records", this::step);
  }

  /** Forgets some of the next journal that has any; returns how many. */
  int step() {
    LocalDateTime limit =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusMonths(settings.interviewMonths());
    Optional<Integer> next = next(journal);
    while (next.isPresent()) {
      int forgotten = step(next.get(), limit);
      if (forgotten > 0) {
        return forgotten;
      }
      journal = next.get();
      next = next(journal);
    }
    journal = 0;
    return 0;
  }

  private Optional<Integer> next(int after) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT MIN(id) FROM journal WHERE id > :after")
                .bind("after", after)
                .mapTo(Integer.class)
                .findOne());
  }

  private int step(int id, LocalDateTime limit) {
    return jdbi.inTransaction(
        handle ->
            lastOld(first(handle, id), limit)
                .map(
                    last ->
                        handle.execute(
                            "DELETE FROM record WHERE journal_id = ? AND number <= ?", id, last))
                .orElse(0));
  }

  private static List<Found> first(Handle handle, int id) {
    return handle
        .createQuery(
            "SELECT number, received FROM record WHERE journal_id = :id"
                + " ORDER BY number LIMIT :rows")
        .bind("id", id)
        .bind("rows", ROWS)
        .map(
            (row, _) ->
                new Found(
                    row.getLong("number"),
                    Optional.ofNullable(row.getObject("received", LocalDateTime.class))))
        .list();
  }

  /** A survey's arrival is not kept: it goes with the record that came after it. */
  private static Optional<Long> lastOld(List<Found> rows, LocalDateTime limit) {
    return rows.stream()
        .takeWhile(row -> row.received().map(limit::isAfter).orElse(true))
        .filter(row -> row.received().isPresent())
        .map(Found::number)
        .reduce((_, later) -> later);
  }
}
