package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Gives each node its row in the table of kiosks. An instance belongs to one thread. */
public final class KioskRowRepository {

  private static final String REGISTER =
      """
      INSERT INTO kiosk (name, territory, first_seen, last_seen, link, link_since, site_id)
      SELECT ?, ?, ?, ?, 'unknown', ?,
        (SELECT p.site_id FROM planned_kiosk p LEFT JOIN kiosk k ON k.name = p.name
         WHERE p.name = ? OR (p.name = ? AND k.id IS NULL)
         ORDER BY LENGTH(p.name) DESC LIMIT 1)
      ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
      """;

  private final Map<NodeAddress, Integer> ids = new HashMap<>();

  /** Whether the kiosk's row is known to be there. */
  boolean knows(NodeAddress node) {
    return ids.containsKey(node);
  }

  /** The row of a kiosk that is known. */
  int id(NodeAddress node) {
    Integer known = ids.get(node);
    if (known == null) {
      throw new IllegalStateException("the kiosk " + node + " has no row yet");
    }
    return known;
  }

  /**
   * Learns the kiosk's row, and makes it when there is none yet. A kiosk of that name in another
   * territory is another kiosk: a plan names its territory, or is for the first of the name.
   */
  void register(Connection connection, NodeAddress node, Instant now) throws SQLException {
    ids.put(node, insert(connection, node, LocalDateTime.ofInstant(now, ZoneOffset.UTC)));
  }

  /**
   * Makes the kiosk's row where there is none yet, for whoever needs it before the store has come
   * to the kiosk's first birth.
   */
  public static void register(Handle handle, NodeAddress node, Instant at) {
    LocalDateTime now = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    int _ =
        handle.execute(
            REGISTER, node.node(), node.group(), now, now, now, node.segment(), node.node());
  }

  private static int insert(Connection connection, NodeAddress node, LocalDateTime now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(REGISTER, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, node.node());
      insert.setString(2, node.group());
      insert.setObject(3, now);
      insert.setObject(4, now);
      insert.setObject(5, now);
      insert.setString(6, node.segment());
      insert.setString(7, node.node());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        if (!keys.next()) {
          throw new SQLException("the database gave no id for the kiosk " + node);
        }
        return keys.getInt(1);
      }
    }
  }

  /** The transaction was rolled back: rows that it made are gone. */
  void forget() {
    ids.clear();
  }
}
