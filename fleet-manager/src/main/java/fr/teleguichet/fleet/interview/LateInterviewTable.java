package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts interviews that came late, by month and site. */
@Singleton
final class LateInterviewTable {

  /** What comes within two days of its month's end changes nothing that somebody has used. */
  static final Duration GRACE = Duration.ofDays(2);

  private static final String COUNT =
      """
      INSERT INTO interview_late (month, site_id, records, last)
      SELECT ?, COALESCE(k.site_id, 0), 1, ? FROM kiosk k WHERE k.id = ?
      ON DUPLICATE KEY UPDATE interview_late.records = interview_late.records + 1,
        last = GREATEST(interview_late.last, VALUES(last))
      """;

  private final Jdbi jdbi;

  LateInterviewTable(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts an interview that comes now, where it is late. */
  static void count(Connection transaction, int kioskId, Instant started, Instant now)
      throws SQLException {
    YearMonth month = MonthRange.of(started);
    if (now.isBefore(MonthRange.begin(month.plusMonths(1)).plus(GRACE))) {
      return;
    }
    try (PreparedStatement insert = transaction.prepareStatement(COUNT)) {
      insert.setObject(1, month.atDay(1));
      insert.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.setInt(3, kioskId);
      insert.executeUpdate();
    }
  }

  /**
   * What came late of these months, in order.
   *
   * @param sites the rows of the sites; empty for all
   */
  List<LateInterviewCount> read(MonthRange months, Optional<List<Integer>> sites) {
    if (sites.map(List::isEmpty).orElse(false)) {
      return List.of();
    }
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT month, SUM(records), MAX(last) FROM interview_late"
                          + " WHERE month BETWEEN :first AND :last"
                          + (sites.isPresent() ? " AND site_id IN (<sites>)" : "")
                          + " GROUP BY month ORDER BY month")
                  .bind("first", months.first().atDay(1))
                  .bind("last", months.last().atDay(1));
          sites.ifPresent(it -> query.bindList("sites", it));
          return query
              .map(
                  (row, _) ->
                      new LateInterviewCount(
                          YearMonth.from(row.getObject(1, LocalDate.class)),
                          row.getLong(2),
                          row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
              .list();
        });
  }
}
