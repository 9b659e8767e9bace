package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.FigureVersionRepository.Figures;
import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.context.annotation.Context;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sums of interviews that are older than the retention. An interview leaves its table in the
 * transaction that adds it to its month's sum, so it is counted once at every moment.
 */
@Context
final class InterviewRollUp {

  private static final Logger LOG = LoggerFactory.getLogger(InterviewRollUp.class);

  /** So that no transaction is long. */
  private static final int ROWS = 500;

  private record Row(int journal, long number, Cell cell, LocalDate day, long seconds) {}

  private record Cell(LocalDate month, int site, ServiceCode service, String outcome) {}

  private record Sum(long interviews, long seconds, LocalDate last) {
    Sum plus(Sum other) {
      return new Sum(
          interviews + other.interviews,
          seconds + other.seconds,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  private final Jdbi jdbi;
  private final RetentionSettings settings;
  private final Clock clock;

  InterviewRollUp(Database database, RetentionSettings settings, Clock clock) {
    this.jdbi = database.jdbi();
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "15m")
  void run() {
    BackgroundBatchRunner.runHourly(clock, LOG, "interviews, now sums of months", this::step);
  }

  /** Sums up some; returns how many. */
  int step() {
    Instant limit =
        MonthRange.begin(MonthRange.of(clock.instant()).minusMonths(settings.interviewMonths()));
    return jdbi.inTransaction(
        handle -> {
          List<Row> rows = rows(handle, limit);
          Map<Cell, Sum> sums = sums(rows);
          add(handle, sums);
          delete(handle, rows);
          FigureVersionRepository.mark(
              handle,
              Figures.INTERVIEWS,
              sums.keySet().stream().map(Cell::month).collect(Collectors.toSet()));
          return rows.size();
        });
  }

  private static List<Row> rows(Handle handle, Instant limit) {
    return handle
        .createQuery(
            """
            SELECT *, COALESCE(site_id, 0) AS site FROM interview
            WHERE started < :limit ORDER BY started LIMIT :rows FOR UPDATE
            """)
        .bind("limit", LocalDateTime.ofInstant(limit, ZoneOffset.UTC))
        .bind("rows", ROWS)
        .map(
            (row, _) -> {
              LocalDate day = MonthRange.day(row.getObject("started", LocalDateTime.class));
              return new Row(
                  row.getInt("journal_id"),
                  row.getLong("number"),
                  new Cell(
                      YearMonth.from(day).atDay(1),
                      row.getInt("site"),
                      new ServiceCode(row.getString("service")),
                      row.getString("outcome")),
                  day,
                  row.getLong("seconds"));
            })
        .list();
  }

  private static Map<Cell, Sum> sums(List<Row> rows) {
    Map<Cell, Sum> sums = new HashMap<>();
    rows.forEach(row -> sums.merge(row.cell(), new Sum(1, row.seconds(), row.day()), Sum::plus));
    return sums;
  }

  private static void add(Handle handle, Map<Cell, Sum> sums) {
    if (sums.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO interview_month (month, site_id, service, outcome, interviews, seconds, last)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE interviews = interviews + VALUES(interviews),
              seconds = seconds + VALUES(seconds), last = GREATEST(last, VALUES(last))
            """);
    sums.forEach(
        (cell, sum) ->
            batch.add(
                cell.month(),
                cell.site(),
                cell.service().value(),
                cell.outcome(),
                sum.interviews(),
                sum.seconds(),
                sum.last()));
    int[] _ = batch.execute();
  }

  private static void delete(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("DELETE FROM interview WHERE journal_id = ? AND number = ?");
    rows.forEach(row -> batch.add(row.journal(), row.number()));
    int[] _ = batch.execute();
  }
}
