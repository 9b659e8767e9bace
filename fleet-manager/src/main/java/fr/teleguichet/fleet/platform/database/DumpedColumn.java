package fr.teleguichet.fleet.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a column is read and written so that exactly the same value comes back.
 *
 * @param name the column
 * @param kind the kind of its type
 */
record DumpedColumn(String name, Kind kind) {
  /** What a value needs on its way through text. */
  enum Kind {
    NUMBER,
    /** As text it would lose digits. */
    FLOAT,
    BYTES,
    /** As text by the server, which keeps every fraction of a second. */
    TIME,
    TEXT
  }

  /** The columns of a table that are stored and not computed. */
  static List<DumpedColumn> of(Statement statement, String table) throws SQLException {
    List<DumpedColumn> columns = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema ="
                + " DATABASE() AND table_name = '"
                + table
                + "' AND generation_expression IS NULL ORDER BY ordinal_position")) {
      while (row.next()) {
        boolean _ = columns.add(new DumpedColumn(row.getString(1), kind(row.getString(2))));
      }
    }
    return columns;
  }

  private static Kind kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "double", "year" ->
          Kind.NUMBER;
      case "float" -> Kind.FLOAT;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Kind.BYTES;
      case "date", "time", "datetime", "timestamp" -> Kind.TIME;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set", "uuid" ->
          Kind.TEXT;
      default -> throw new IllegalStateException("nobody said how a " + type + " is written");
    };
  }

  String quoted() {
    return "`" + name + "`";
  }

  /** What to select. */
  String expression() {
    return switch (kind) {
      case NUMBER, TEXT -> quoted();
      case FLOAT -> "CAST(" + quoted() + " AS DOUBLE)";
      case BYTES -> "HEX(" + quoted() + ")";
      case TIME -> "CAST(" + quoted() + " AS CHAR)";
    };
  }

  /** Adds a value as SQL. */
  void append(StringBuilder sql, @Nullable String value) {
    if (value == null) {
      sql.append("NULL");
      return;
    }
    switch (kind) {
      case NUMBER, FLOAT -> sql.append(value);
      case BYTES -> sql.append("X'").append(value).append('\'');
      case TIME -> sql.append('\'').append(value).append('\'');
      case TEXT -> appendText(sql.append('\''), value).append('\'');
    }
  }

  private static StringBuilder appendText(StringBuilder sql, String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\'', '\\' -> sql.append('\\').append(letter);
        case '\n' -> sql.append("\\n");
        case '\r' -> sql.append("\\r");
        case '\0' -> sql.append("\\0");
        case '\032' -> sql.append("\\Z");
        default -> sql.append(letter);
      }
    }
    return sql;
  }
}
