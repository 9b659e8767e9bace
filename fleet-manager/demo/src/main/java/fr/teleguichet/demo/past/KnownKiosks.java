package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The kiosks as the manager's database knows them, by their names. */
record KnownKiosks(Map<String, Row> rows) {

  /** The manager tells of its past by then, and not of a made-up one. */
  private static final Duration BEFORE_THE_PRESENT = Duration.ofMinutes(4);

  /**
   * A kiosk.
   *
   * @param site the row of its site
   * @param firstSeen when the manager first heard of it
   */
  record Row(int id, String territory, int site, Instant firstSeen) {}

  KnownKiosks {
    rows = Map.copyOf(rows);
  }

  static KnownKiosks read(Connection connection) throws SQLException {
    Map<String, Row> rows = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT id, territory, name, site_id, first_seen FROM kiosk");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.put(row.getString("name"), row(row));
      }
    }
    return new KnownKiosks(rows);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getInt("id"),
        row.getString("territory"),
        row.getInt("site_id"),
        row.getObject("first_seen", LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  Row of(String kiosk) throws SQLException {
    Row row = rows.get(kiosk);
    if (row == null) {
      throw new SQLException("the fleet has no kiosk " + kiosk + " to give a past to");
    }
    return row;
  }

  /** When the kiosk's past ends. */
  Instant present(String kiosk) throws SQLException {
    return of(kiosk).firstSeen().minus(BEFORE_THE_PRESENT);
  }

  int id(String kiosk) throws SQLException {
    return of(kiosk).id();
  }

  int site(String kiosk) throws SQLException {
    return of(kiosk).site();
  }
}
