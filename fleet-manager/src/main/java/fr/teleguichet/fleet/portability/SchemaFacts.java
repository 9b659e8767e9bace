package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.database.WholeDatabaseSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the database says of itself at the moment of an export.
 *
 * @param schema the last migration
 * @param tables those that leave
 * @param nextNumbers the number that the next row gets, by table
 * @param artifacts the SHA-256 of each file of an update
 */
record SchemaFacts(
    String schema, List<TableShape> tables, Map<String, Long> nextNumbers, List<String> artifacts) {
  /** Whatever is small. */
  private static final long SOME = 32L << 20;

  SchemaFacts {
    tables = List.copyOf(tables);
    nextNumbers = Map.copyOf(nextNumbers);
    artifacts = List.copyOf(artifacts);
  }

  static SchemaFacts read(Statement statement, TableExportCatalog catalog) throws SQLException {
    return new SchemaFacts(
        WholeDatabaseSession.schema(statement.getConnection()),
        catalog.leaving(SchemaReader.read(statement)),
        nextNumbers(statement),
        artifacts(statement));
  }

  OptionalLong nextNumber(String table) {
    Long next = nextNumbers.get(table);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next);
  }

  private static Map<String, Long> nextNumbers(Statement statement) throws SQLException {
    Map<String, Long> next = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT table_name, auto_increment FROM information_schema.tables"
                + " WHERE table_schema = DATABASE() AND auto_increment IS NOT NULL")) {
      while (row.next()) {
        Long _ = next.put(row.getString(1), row.getLong(2));
      }
    }
    return next;
  }

  private static List<String> artifacts(Statement statement) throws SQLException {
    List<String> sums = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery("SELECT DISTINCT sha256 FROM artifact ORDER BY sha256")) {
      while (row.next()) {
        boolean _ = sums.add(row.getString(1));
      }
    }
    return sums;
  }

  /** How many bytes the tables take, which their text hardly exceeds once it is packed. */
  static long bytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COALESCE(SUM(data_length), 0) FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE()")) {
      boolean _ = row.next();
      return row.getLong(1) + SOME;
    }
  }
}
