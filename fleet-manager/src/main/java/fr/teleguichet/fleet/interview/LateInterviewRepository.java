package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
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

/** Counts interviews that came late, and those that nobody can date, by month and site. */
@Singleton
final class LateInterviewRepository {

  /** What comes within two days of its month's end changes nothing that somebody has used. */
  static final Duration GRACE = Duration.ofDays(2);

  private static final String COUNT =
      """
      INSERT INTO {table} (month, site_id, records, last)
      SELECT ?, COALESCE(%s, 0), 1, ? FROM %s WHERE k.id = ?
      ON DUPLICATE KEY UPDATE {table}.records = {table}.records + 1,
        last = GREATEST({table}.last, VALUES(last))
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);

  private static final String LATE = "interview_late";
  private static final String UNDATED = "interview_undated";

  private final Jdbi jdbi;

  LateInterviewRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Counts an interview that comes now, where it is late. */
  static void count(Connection transaction, int kioskId, Instant started, Instant now)
      throws SQLException {
    YearMonth month = MonthRange.of(started);
    if (now.isBefore(MonthRange.begin(month.plusMonths(1)).plus(GRACE))) {
      return;
    }
    count(transaction, LATE, month, kioskId, started, now);
  }

  /** Counts an interview that comes now and is of no month that anybody knows. */
  static void countUndated(Connection transaction, int kioskId, Instant now) throws SQLException {
    count(transaction, UNDATED, MonthRange.of(now), kioskId, now, now);
  }

  private static void count(
      Connection transaction,
      String table,
      YearMonth month,
      int kioskId,
      Instant started,
      Instant now)
      throws SQLException {
    try (PreparedStatement insert = transaction.prepareStatement(COUNT.replace("{table}", table))) {
      insert.setObject(1, month.atDay(1));
      insert.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.setObject(3, LocalDateTime.ofInstant(started, ZoneOffset.UTC));
      insert.setInt(4, kioskId);
      insert.executeUpdate();
    }
  }

  /**
   * What came late of these months, in order.
   *
   * @param sites the rows of the sites; empty for all
   */
  List<LateInterviewCount> read(MonthRange months, Optional<List<Integer>> sites) {
    return read(LATE, months, sites);
  }

  /** How many came in these months that nobody can date. */
  long undated(MonthRange months, Optional<List<Integer>> sites) {
    return read(UNDATED, months, sites).stream().mapToLong(LateInterviewCount::records).sum();
  }

  private List<LateInterviewCount> read(
      String table, MonthRange months, Optional<List<Integer>> sites) {
    if (sites.map(List::isEmpty).orElse(false)) {
      return List.of();
    }
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT month, SUM(records), MAX(last) FROM "
                          + table
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
