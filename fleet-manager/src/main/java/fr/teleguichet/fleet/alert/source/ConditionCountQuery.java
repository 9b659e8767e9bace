package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertSubject;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Counts one kind of condition in the database. */
interface ConditionCountQuery {

  /** The kind. */
  AlertKind kind();

  /** Whatever reaches the rule's number. */
  List<ObservedCondition> holding(int threshold, Instant now);

  /** A moment as tables keep it. */
  static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** A moment of a row. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  /** The kiosk of a row that names its territory, name and site. */
  static ObservedCondition ofKiosk(AlertKind kind, ResultSet row, Instant since, long amount)
      throws SQLException {
    return ObservedCondition.of(
        kind,
        new AlertSubject.OfKiosk(
            new NodeAddress(row.getString("territory"), row.getString("name"))),
        Optional.ofNullable(row.getObject("site_id", Integer.class)),
        since,
        amount);
  }

  /** The site of a row that names its territory and site. */
  static ObservedCondition ofSite(AlertKind kind, ResultSet row, Instant since, long amount)
      throws SQLException {
    int site = row.getInt("site_id");
    return ObservedCondition.of(
        kind,
        new AlertSubject.OfSite(site, row.getString("territory")),
        Optional.of(site),
        since,
        amount);
  }
}
