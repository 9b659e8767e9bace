package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.database.FreshSchemaSetup;
import fr.teleguichet.fleet.portability.TableShape.Column;
import fr.teleguichet.fleet.portability.TableShape.ForeignKey;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads from the database how its tables are made. */
final class SchemaReader {
  private static final String COLUMNS =
      """
      SELECT c.table_name, c.column_name, c.data_type, c.column_type, c.is_nullable,
             c.character_maximum_length, c.numeric_precision, c.numeric_scale, c.datetime_precision,
             c.column_comment
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
        AND c.generation_expression IS NULL AND t.table_name <> '%s'
      ORDER BY c.table_name, c.ordinal_position
      """
          .formatted(FreshSchemaSetup.MARK);
  private static final String KEYS =
      """
      SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name,
             k.referenced_column_name
      FROM information_schema.key_column_usage k
      WHERE k.table_schema = DATABASE()
      ORDER BY k.table_name, k.constraint_name, k.ordinal_position
      """;

  private SchemaReader() {}

  /** Every table of the schema, by its name. */
  static Collection<TableShape> read(Statement statement) throws SQLException {
    Map<String, Map<String, List<Key>>> keys = keys(statement);
    Map<String, List<Column>> columns = columns(statement);
    List<TableShape> shapes = new ArrayList<>();
    columns.forEach((name, of) -> shapes.add(shape(name, of, keys.getOrDefault(name, Map.of()))));
    return shapes;
  }

  private record Key(String column, String table, String references) {}

  private static TableShape shape(
      String name, List<Column> columns, Map<String, List<Key>> constraints) {
    List<String> primary = new ArrayList<>();
    List<List<String>> unique = new ArrayList<>();
    List<ForeignKey> foreign = new ArrayList<>();
    constraints.forEach(
        (constraint, key) -> {
          List<String> own = key.stream().map(Key::column).toList();
          if (constraint.equals("PRIMARY")) {
            primary.addAll(own);
          } else if (key.getFirst().table().isEmpty()) {
            unique.add(own);
          } else {
            foreign.add(
                new ForeignKey(
                    own, key.getFirst().table(), key.stream().map(Key::references).toList()));
          }
        });
    return new TableShape(name, columns, primary, unique, foreign);
  }

  private static Map<String, Map<String, List<Key>>> keys(Statement statement) throws SQLException {
    Map<String, Map<String, List<Key>>> keys = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(KEYS)) {
      while (row.next()) {
        boolean _ =
            keys.computeIfAbsent(row.getString(1), _ -> new LinkedHashMap<>())
                .computeIfAbsent(row.getString(2), _ -> new ArrayList<>())
                .add(key(row));
      }
    }
    return keys;
  }

  private static Key key(ResultSet row) throws SQLException {
    String table = row.getString(4);
    return table == null
        ? new Key(row.getString(3), "", "")
        : new Key(row.getString(3), table, row.getString(5));
  }

  private static Map<String, List<Column>> columns(Statement statement) throws SQLException {
    Map<String, List<Column>> columns = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        boolean _ =
            columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(column(row));
      }
    }
    return columns;
  }

  private static Column column(ResultSet row) throws SQLException {
    return new Column(
        row.getString(2), type(row), row.getString(5).equals("NO"), row.getString(10));
  }

  private static CellType type(ResultSet row) throws SQLException {
    String type = row.getString(3).toLowerCase(Locale.ROOT);
    String full = row.getString(4).toLowerCase(Locale.ROOT);
    return switch (type) {
      case "tinyint" -> full.equals("tinyint(1)") ? new CellType.Flag() : whole(8, full);
      case "smallint", "year" -> whole(16, full);
      case "mediumint" -> whole(24, full);
      case "int" -> whole(32, full);
      case "bigint" -> whole(64, full);
      case "decimal" -> new CellType.Exact(row.getInt(7), row.getInt(8));
      case "float" -> new CellType.Real(true);
      case "double" -> new CellType.Real(false);
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob" ->
          new CellType.Bytes(row.getLong(6));
      case "datetime", "timestamp" -> new CellType.Moment(row.getInt(9));
      case "date" -> new CellType.Day();
      case "char", "varchar", "tinytext", "text", "mediumtext" -> new CellType.Text(row.getLong(6));
      default -> throw new IllegalStateException("nobody said how a " + full + " leaves");
    };
  }

  private static CellType whole(int bits, String full) {
    boolean unsigned = full.contains("unsigned");
    BigInteger top = BigInteger.ONE.shiftLeft(unsigned ? bits : bits - 1);
    return new CellType.Whole(
        unsigned ? BigInteger.ZERO : top.negate(), top.subtract(BigInteger.ONE));
  }
}
