package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.portability.TableShape.Column;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills every table of a schema with rows of every kind of value: the same number in two tables
 * makes the same value, so that rows lead to each other.
 */
final class FullDatabase {
  private static final int ROWS = 3;
  private static final String ODD = "=1+1\r\n\"é\" ’🖨, '\\N\t;";

  /** These have the rows that the schema brings. */
  private static final Set<String> FULL =
      Set.of("flyway_schema_history", "setting", "budget_funder", "impact_parameters");

  private FullDatabase() {}

  static void fill(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      boolean _ = statement.execute("SET SESSION foreign_key_checks = 0");
      Collection<TableShape> schema = SchemaReader.read(statement);
      Set<String> ascii = ascii(statement);
      for (TableShape shape : schema) {
        if (!FULL.contains(shape.name())) {
          for (int row = 1; row <= ROWS; row++) {
            insert(database, shape, row, ascii);
          }
        }
      }
      boolean _ = statement.execute("UPDATE site_document SET type = 'pdf'");
      boolean _ = statement.execute("SET SESSION foreign_key_checks = 1");
    }
  }

  private static Set<String> ascii(Statement statement) throws SQLException {
    Set<String> found = new HashSet<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT table_name, column_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND character_set_name = 'ascii'")) {
      while (row.next()) {
        boolean _ = found.add(row.getString(1) + "." + row.getString(2));
      }
    }
    return found;
  }

  private static void insert(Connection database, TableShape shape, int row, Set<String> ascii)
      throws SQLException {
    String columns =
        shape.names().stream().map(TableExporter::quoted).collect(Collectors.joining(", "));
    String marks = shape.names().stream().map(_ -> "?").collect(Collectors.joining(", "));
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT INTO `%s` (%s) VALUES (%s)".formatted(shape.name(), columns, marks))) {
      int place = 1;
      for (Column column : shape.columns()) {
        Object value = value(shape, column, row);
        boolean plain = ascii.contains(shape.name() + "." + column.name());
        insert.setObject(
            place,
            plain && value instanceof String text ? text.replaceAll("[^\\p{ASCII}]", "?") : value);
        place++;
      }
      int _ = insert.executeUpdate();
    } catch (SQLIntegrityConstraintViolationException onlyOne) {
      if (row == 1) {
        throw onlyOne; // a table of settings has one row
      }
    } catch (SQLException check) {
      if (row == 1 || !String.valueOf(check.getMessage()).contains("CONSTRAINT")) {
        throw check;
      }
    }
  }

  private static @Nullable Object value(TableShape shape, Column column, int row) {
    boolean isKey =
        shape.primaryKey().contains(column.name())
            || shape.uniqueKeys().stream().anyMatch(key -> key.contains(column.name()))
            || shape.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    if (!column.required() && !isKey && row == 2) {
      return null;
    }
    return switch (column.type()) {
      case CellType.Whole(BigInteger _, BigInteger most) -> isKey || row == 1 ? (Object) row : most;
      case CellType.Flag _ -> row % 2 == 1;
      case CellType.Exact _ -> row - 1 + ".25"; // a share is no more than its whole
      case CellType.Real(boolean single) ->
          single ? (Object) (row == 3 ? 3.3e38f : row * 0.1f) : (Object) (row / 3.0);
      case CellType.Bytes(long longest) -> bytes((int) Math.min(longest, 300), row);
      case CellType.Moment(int fraction) ->
          "2026-03-29 02:30:0" + row + (fraction > 0 ? ".12" + row : "");
      case CellType.Day _ -> "2026-02-0" + row;
      case CellType.Text(long longest) -> text(longest, isKey, row);
      case CellType.Document _ -> throw new IllegalStateException("a schema knows none");
    };
  }

  private static byte[] bytes(int length, int row) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i + row);
    }
    return bytes;
  }

  private static String text(long longest, boolean isKey, int row) {
    String text = isKey ? "k" + row : row == 3 ? "" : row + ODD;
    String begun = row == 1 && !isKey ? ODD : text;
    int letters = (int) Math.min(longest, begun.codePointCount(0, begun.length()));
    return begun.substring(0, begun.offsetByCodePoints(0, letters));
  }
}
