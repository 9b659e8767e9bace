package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Counts interviews in the database. */
@Singleton
final class InterviewCountReader {

  /** The site of interviews that were held where no site was known. */
  static final int NO_SITE = 0;

  /**
   * Interviews of one site, service and month.
   *
   * @param siteId the site's row, {@value #NO_SITE} for none
   */
  record Cell(int siteId, ServiceCode service, YearMonth month, InterviewOutcomeCounts attempts) {}

  private static final RowMapper<Cell> CELL =
      (row, _) ->
          new Cell(
              row.getInt("site"),
              new ServiceCode(row.getString("service")),
              YearMonth.parse(row.getString("month")),
              InterviewOutcomeCounts.of(row.getString("outcome"), row.getLong("n")));

  /** Records of a site's kiosks that are missing. */
  record Gap(int siteId, long records) {}

  private final Jdbi jdbi;

  InterviewCountReader(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Interviews and attempts of these months, those included of which only sums are left. */
  List<Cell> interviews(List<YearMonth> months) {
    return jdbi.withHandle(
        handle -> {
          List<Cell> cells = new ArrayList<>();
          each(handle, months).map(CELL).forEach(cells::add);
          sums(handle, months).map(CELL).forEach(cells::add);
          return cells;
        });
  }

  /** How many interviews were held at a site, those included of which only sums are left. */
  long held(int site, MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT COUNT(*) FROM interview WHERE site_id = :site
                        AND outcome = 'held' AND started >= :begin AND started < :end)
                      + (SELECT COALESCE(SUM(interviews), 0) FROM interview_month
                        WHERE site_id = :site AND outcome = 'held' AND month BETWEEN :from AND :to)
                    """)
                .bind("site", site)
                .bind("begin", utc(MonthRange.begin(months.first())))
                .bind("end", utc(MonthRange.begin(months.last().plusMonths(1))))
                .bind("from", months.first().atDay(1))
                .bind("to", months.last().atDay(1))
                .mapTo(Long.class)
                .one());
  }

  /** The database knows no French months, so it is told their bounds. */
  private static Query each(Handle handle, List<YearMonth> months) {
    String bounds =
        months.stream()
            .map(month -> "SELECT '" + month + "' AS month, ? AS begin, ? AS end")
            .collect(Collectors.joining(" UNION ALL "));
    Query query =
        handle.createQuery(
            "SELECT m.month, COALESCE(i.site_id, 0) AS site, i.service, i.outcome, COUNT(*) AS n"
                + " FROM ("
                + bounds
                + ") m JOIN interview i ON i.started >= m.begin AND i.started < m.end"
                + " GROUP BY m.month, site, i.service, i.outcome");
    int place = 0;
    for (YearMonth month : months) {
      query.bind(place, utc(MonthRange.begin(month)));
      query.bind(place + 1, utc(MonthRange.begin(month.plusMonths(1))));
      place += 2;
    }
    return query;
  }

  private static Query sums(Handle handle, List<YearMonth> months) {
    return handle
        .createQuery(
            """
            SELECT DATE_FORMAT(month, '%Y-%m') AS month, site_id AS site, service, outcome,
              interviews AS n
            FROM interview_month WHERE month BETWEEN :from AND :to
            """)
        .bind("from", months.getFirst().atDay(1))
        .bind("to", months.getLast().atDay(1));
  }

  /** Missing records that may be of these months, at the sites where their kiosks stand now. */
  List<Gap> gaps(MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(k.site_id, 0) AS site,
                      SUM(g.last_number - g.first_number + 1) AS records
                    FROM record_gap g JOIN journal j ON j.id = g.journal_id
                    JOIN kiosk k ON k.id = j.kiosk_id
                    WHERE g.noticed >= :begin AND (g.since IS NULL OR g.since < :end) GROUP BY site
                    """)
                .bind("begin", utc(MonthRange.begin(months.first())))
                .bind("end", utc(MonthRange.begin(months.last().plusMonths(1))))
                .map((row, _) -> new Gap(row.getInt("site"), row.getLong("records")))
                .list());
  }

  /** The day, in French time, on which the last interview was held at each site. */
  Map<Integer, LocalDate> lastHeld() {
    return jdbi.withHandle(
        handle -> {
          Map<Integer, LocalDate> last = new HashMap<>();
          handle
              .createQuery(
                  "SELECT site_id, MAX(last) AS day FROM interview_month"
                      + " WHERE outcome = 'held' GROUP BY site_id")
              .map((row, _) -> Map.entry(row.getInt(1), row.getObject(2, LocalDate.class)))
              .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
          handle
              .createQuery(
                  "SELECT site_id, MAX(started) AS last FROM interview WHERE outcome = 'held' AND"
                      + " site_id IS NOT NULL GROUP BY site_id")
              .map(
                  (row, _) ->
                      Map.entry(
                          row.getInt(1), MonthRange.day(row.getObject(2, LocalDateTime.class))))
              .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
          return last;
        });
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
