package fr.teleguichet.demo.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes rows of tables whose rows the database numbers. */
final class GeneratedIdInserter {

  private GeneratedIdInserter() {}

  /**
   * Writes a row and returns its number.
   *
   * @param sql a statement that ends with the column of the number, {@code RETURNING id}
   */
  static long insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("a row has no number");
        }
        return row.getLong(1);
      }
    }
  }
}
