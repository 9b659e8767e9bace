package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks what a former release wrote, which marks nothing, so that it may be kept in memory. */
@Context
final class FigureVersionBackfill {

  private static final Logger LOG = LoggerFactory.getLogger(FigureVersionBackfill.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private final Jdbi jdbi;
  private final Clock clock;

  FigureVersionBackfill(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "10m")
  void run() {
    BackgroundBatchRunner.runHourly(
        clock, LOG, "interviews and answers without a mark", this::step);
  }

  /** Marks some of a month and of a year; returns how many. */
  int step() {
    return jdbi.inTransaction(
        handle ->
            mark(
                    handle,
                    Figures.INTERVIEWS,
                    "SELECT MIN(month) FROM interview WHERE marked = FALSE",
                    "UPDATE interview SET marked = TRUE WHERE marked = FALSE AND month = :first"
                        + " LIMIT :rows")
                + mark(
                    handle,
                    Figures.ANSWERS,
                    "SELECT MIN(week) FROM survey WHERE marked = FALSE",
                    "UPDATE survey SET marked = TRUE WHERE marked = FALSE AND week = :first"
                        + " LIMIT :rows"));
  }

  private static int mark(Handle handle, Figures figures, String oldest, String update) {
    Optional<LocalDate> first = handle.createQuery(oldest).mapTo(LocalDate.class).findOne();
    if (first.isEmpty()) {
      return 0;
    }
    int rows = handle.createUpdate(update).bind("first", first.get()).bind("rows", ROWS).execute();
    FigureVersionRepository.mark(
        handle,
        figures,
        List.of(figures == Figures.ANSWERS ? first.get().withDayOfYear(1) : first.get()));
    return rows;
  }
}
