package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts people before kiosks, at the sites where the kiosks stand now. */
@Singleton
final class PresenceTable {

  /** What kiosks counted; none where none of them did. */
  record Counted(OptionalLong passers, OptionalLong visits, OptionalLong sessions) {}

  private static final Counted NOTHING =
      new Counted(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  private final Jdbi jdbi;

  PresenceTable(Database database) {
    this.jdbi = database.jdbi();
  }

  Counted count(InterviewFilter filter, MonthRange months) {
    if (filter.isNobody()) {
      return NOTHING;
    }
    String at = filter.sites().isPresent() ? " AND k.site_id IN (<sites>)" : "";
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle
                  .createQuery(
                      "SELECT p.passers, p.visits, s.sessions FROM"
                          + " (SELECT SUM(h.passers) AS passers, SUM(h.visits) AS visits"
                          + " FROM presence_hour h JOIN kiosk k ON k.id = h.kiosk_id"
                          + " WHERE h.hour >= :begin AND h.hour < :end"
                          + at
                          + ") p, (SELECT SUM(d.sessions) AS sessions"
                          + " FROM erasure_day d JOIN kiosk k ON k.id = d.kiosk_id"
                          + " WHERE d.day BETWEEN :first AND :last"
                          + at
                          + ") s")
                  .bind("begin", filter.begin())
                  .bind("end", filter.end())
                  .bind("first", months.first().atDay(1))
                  .bind("last", months.last().atEndOfMonth());
          filter.sites().ifPresent((List<Integer> it) -> query.bindList("sites", it));
          return query
              .map((row, _) -> new Counted(number(row, 1), number(row, 2), number(row, 3)))
              .one();
        });
  }

  private static OptionalLong number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
