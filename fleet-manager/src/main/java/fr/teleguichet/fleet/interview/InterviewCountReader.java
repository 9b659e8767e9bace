package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.interview.InterviewMonth.Cell;
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
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** Counts interviews, and what belongs to their figures. */
@Singleton
final class InterviewCountReader {

  /** The site of interviews that were held where no site was known. */
  static final int NO_SITE = 0;

  /** Records of a site's kiosks that are missing. */
  record Gap(int siteId, long records) {}

  private final Jdbi jdbi;
  private final InterviewMonthCache months;

  InterviewCountReader(Database database, InterviewMonthCache months) {
    this.jdbi = database.jdbi();
    this.months = months;
  }

  /** Interviews and attempts of these years, those included of which only sums are left. */
  List<Cell> interviews(YearRange years) {
    List<Cell> all = new ArrayList<>();
    months.each(years.months(), month -> all.addAll(month.cells()));
    return all;
  }

  /**
   * The same by month alone.
   *
   * @param sites the rows of the sites; empty for all, those included that are gone or were not
   *     known
   * @param service empty for all
   */
  Map<YearMonth, InterviewOutcomeCounts> byMonth(
      MonthRange range, Optional<List<Integer>> sites, Optional<ServiceCode> service) {
    if (sites.filter(List::isEmpty).isPresent()) {
      return Map.of();
    }
    Optional<Set<Integer>> wanted = sites.map(Set::copyOf);
    Map<YearMonth, InterviewOutcomeCounts> counts = new HashMap<>();
    months.each(
        range.all(),
        month ->
            month.cells().stream()
                .filter(cell -> wanted.isEmpty() || wanted.get().contains(cell.siteId()))
                .filter(cell -> service.isEmpty() || service.get().equals(cell.service()))
                .map(Cell::attempts)
                .reduce(InterviewOutcomeCounts::plus)
                .ifPresent(sum -> counts.put(month.month(), sum)));
    return counts;
  }

  /** How many interviews were held at a site, those included of which only sums are left. */
  long held(int site, MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT COUNT(*) FROM interview WHERE site_id = :site
                        AND outcome = 'held' AND month BETWEEN :from AND :to)
                      + (SELECT COALESCE(SUM(interviews), 0) FROM interview_month
                        WHERE site_id = :site AND outcome = 'held' AND month BETWEEN :from AND :to)
                    """)
                .bind("site", site)
                .bind("from", months.first().atDay(1))
                .bind("to", months.last().atDay(1))
                .mapTo(Long.class)
                .one());
  }

  /** Missing records that may be of these months, at the sites where their kiosks stood then. */
  List<Gap> gaps(MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE(IF(p.kiosk_id IS NULL, k.site_id, p.site_id), 0) AS site,
                      SUM(g.last_number - g.first_number + 1) AS records
                    FROM record_gap g JOIN journal j ON j.id = g.journal_id
                    JOIN kiosk k ON k.id = j.kiosk_id
                    LEFT JOIN kiosk_past_site p ON p.kiosk_id = k.id AND p.moved =
                      (SELECT MIN(q.moved) FROM kiosk_past_site q
                      WHERE q.kiosk_id = k.id AND q.moved > COALESCE(g.since, g.noticed))
                    WHERE g.noticed >= :begin AND (g.since IS NULL OR g.since < :end) GROUP BY site
                    """)
                .bind("begin", utc(MonthRange.begin(months.first())))
                .bind("end", utc(MonthRange.begin(months.last().plusMonths(1))))
                .map((row, _) -> new Gap(row.getInt("site"), row.getLong("records")))
                .list());
  }

  /** The sites in service where a kiosk stands that was there before these months were over. */
  Set<Integer> withKiosk(MonthRange months) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT k.site_id FROM kiosk k
                    WHERE k.site_id IS NOT NULL AND COALESCE((SELECT MAX(p.moved)
                        FROM kiosk_past_site p WHERE p.kiosk_id = k.id), k.first_seen) < :end
                      AND COALESCE((SELECT l.state FROM site_life l WHERE l.site_id = k.site_id
                        ORDER BY l.id DESC LIMIT 1), '') NOT IN ('suspended', 'closed')
                    """)
                .bind("end", utc(MonthRange.begin(months.last().plusMonths(1))))
                .mapTo(Integer.class)
                .set());
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
