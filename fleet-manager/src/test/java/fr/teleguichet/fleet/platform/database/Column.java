package fr.teleguichet.fleet.platform.database;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * A column as a program knows it that writes and reads by name.
 *
 * @param type with its length and sign
 * @param isMade whether the database makes its value
 */
record Column(String table, String name, String type, boolean isNullable, boolean isMade) {

  /** Every column of every table but Flyway's own. */
  static List<Column> all(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT table_name, column_name, column_type, is_nullable = 'YES' AS nullable,
              extra LIKE '%GENERATED%' OR extra LIKE '%auto_increment%' AS made
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
            ORDER BY table_name, ordinal_position
            """)
        .map(
            (row, _) ->
                new Column(
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("column_type"),
                    row.getBoolean("nullable"),
                    row.getBoolean("made")))
        .list();
  }

  /** Whether what this column held fits into the other: a text may have become longer. */
  boolean fits(Column other) {
    return table.equals(other.table)
        && name.equals(other.name)
        && isNullable == other.isNullable
        && isMade == other.isMade
        && (type.equals(other.type) || (length() > 0 && length() < other.length()));
  }

  /** The length of a text of varying length; 0 of all else. */
  private int length() {
    return type.startsWith("varchar(")
        ? Integer.parseInt(type.substring("varchar(".length(), type.length() - 1))
        : 0;
  }

  /** One statement for each table that is empty, which names every column that it can. */
  static List<String> inserts(Handle handle) {
    return all(handle).stream()
        .filter(column -> !column.isMade)
        .collect(groupingBy(Column::table, TreeMap::new, toList()))
        .entrySet()
        .stream()
        .filter(table -> isEmpty(handle, table.getKey()))
        .map(
            table ->
                "INSERT INTO %s (%s) VALUES (%s)"
                    .formatted(
                        table.getKey(),
                        table.getValue().stream()
                            .map(column -> "`" + column.name + "`")
                            .collect(joining(", ")),
                        table.getValue().stream().map(Column::value).collect(joining(", "))))
        .toList();
  }

  private static boolean isEmpty(Handle handle, String table) {
    return handle.createQuery("SELECT COUNT(*) = 0 FROM " + table).mapTo(Boolean.class).one();
  }

  private String value() {
    if (type.startsWith("date") || type.startsWith("timestamp")) {
      return "'2026-11-25 00:00:00'";
    }
    boolean isNumber = type.contains("int") || type.startsWith("double") || type.startsWith("bit");
    return isNumber ? "1" : "'1'";
  }
}
