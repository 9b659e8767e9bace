package fr.teleguichet.fleet.backup;

import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the database says of itself at the moment of the backup.
 *
 * @param artifacts names of the artifacts, by the SHA-256 of their content
 */
record BackupDatabaseSnapshot(
    String schema, String installation, String root, Map<String, String> artifacts) {
  /** Whatever is small. */
  private static final long SOME = 32L << 20;

  BackupDatabaseSnapshot {
    artifacts = Map.copyOf(artifacts);
  }

  static BackupDatabaseSnapshot read(Connection connection) throws SQLException {
    return new BackupDatabaseSnapshot(
        WholeDatabaseSession.schema(connection),
        fact(connection, "installation-id"),
        fact(connection, "authority-root"),
        artifacts(connection));
  }

  private static String fact(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT value FROM setting WHERE name = '" + name + "'")) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static Map<String, String> artifacts(Connection connection) throws SQLException {
    Map<String, String> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sha256, name FROM artifact ORDER BY id")) {
      while (row.next()) {
        String _ = found.put(row.getString(1), row.getString(2));
      }
    }
    return found;
  }

  /** How many bytes the tables take, which their text does not exceed once it is packed. */
  static long estimate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COALESCE(SUM(data_length), 0) FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE()")) {
      boolean _ = row.next();
      return row.getLong(1) + SOME;
    }
  }

  /** One artifact a line, as {@code sha256sum} writes them. */
  static String list(Map<String, String> artifacts) {
    StringBuilder text = new StringBuilder();
    artifacts.forEach((sha256, name) -> text.append(sha256).append("  ").append(name).append('\n'));
    return text.toString();
  }
}
