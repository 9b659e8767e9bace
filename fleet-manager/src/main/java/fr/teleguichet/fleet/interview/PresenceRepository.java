package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.HistoricalKioskSiteSql;
import fr.teleguichet.fleet.telemetry.StorableTimeClamp;
import fr.teleguichet.hardware.journal.KioskRecord;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * People before kiosks: by the hour as long as hours are kept, and by the month of French time for
 * good.
 */
@Singleton
public final class PresenceRepository {

  /** What kiosks counted; none where none of them did. */
  public record Counted(OptionalLong passers, OptionalLong visits, OptionalLong sessions) {}

  private static final String HOUR =
      """
      INSERT INTO presence_hour (kiosk_id, hour, passers, visits) VALUES (?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE passers = passers + VALUES(passers), visits = visits + VALUES(visits)
      """;
  private static final String MONTH =
      """
      INSERT INTO presence_month (kiosk_id, month, site_id, passers, visits)
      SELECT k.id, ?, COALESCE(%s, 0), ?, ? FROM %s WHERE k.id = ?
      ON DUPLICATE KEY UPDATE passers = passers + VALUES(passers), visits = visits + VALUES(visits)
      """
          .formatted(HistoricalKioskSiteSql.SITE, HistoricalKioskSiteSql.TABLES);

  private static final Counted NOTHING =
      new Counted(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  private final Jdbi jdbi;

  PresenceRepository(Database database) {
    this.jdbi = database.jdbi();
  }

  static void add(Connection transaction, int kioskId, KioskRecord.Presence presence)
      throws SQLException {
    Instant begun = StorableTimeClamp.of(presence.hour());
    LocalDateTime hour = StorableTimeClamp.utc(begun);
    try (PreparedStatement insert = transaction.prepareStatement(HOUR)) {
      insert.setInt(1, kioskId);
      insert.setObject(2, hour);
      insert.setInt(3, presence.passers());
      insert.setInt(4, presence.visits());
      insert.executeUpdate();
    }
    try (PreparedStatement insert = transaction.prepareStatement(MONTH)) {
      insert.setObject(1, MonthRange.of(begun).atDay(1));
      insert.setInt(2, presence.passers());
      insert.setInt(3, presence.visits());
      insert.setObject(4, hour);
      insert.setInt(5, kioskId);
      insert.executeUpdate();
    }
  }

  /**
   * Counts people of some months.
   *
   * @param sites the rows of the sites where the kiosks stood; empty for all
   */
  public Counted count(MonthRange months, Optional<List<Integer>> sites) {
    if (sites.filter(List::isEmpty).isPresent()) {
      return NOTHING;
    }
    String at = sites.isPresent() ? " AND site_id IN (<sites>)" : "";
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT p.passers, p.visits, s.sessions FROM"
                          + " (SELECT SUM(passers) AS passers, SUM(visits) AS visits"
                          + " FROM presence_month WHERE month BETWEEN :first AND :last"
                          + at
                          + ") p, (SELECT SUM(sessions) AS sessions"
                          + " FROM erasure_day WHERE day BETWEEN :first AND :last"
                          + at
                          + ") s")
                  .bind("first", months.first().atDay(1))
                  .bind("last", months.last().atEndOfMonth());
          sites.ifPresent((List<Integer> it) -> query.bindList("sites", it));
          return query
              .map((row, _) -> new Counted(number(row, 1), number(row, 2), number(row, 3)))
              .one();
        });
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** Deletes hours before this moment, at most so many; returns how many. */
  int deleteHoursBefore(Instant limit, int rows) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                "DELETE FROM presence_hour WHERE hour < ? ORDER BY hour LIMIT ?",
                LocalDateTime.ofInstant(limit, ZoneOffset.UTC),
                rows));
  }
}
