package fr.teleguichet.fleet.portability;

import java.util.List;

/**
 * A table as the database describes it.
 *
 * @param columns those that are stored, in their order
 * @param uniqueKeys columns that are unique together, besides the primary key
 */
record TableShape(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<List<String>> uniqueKeys,
    List<ForeignKey> foreignKeys) {

  /**
   * A column.
   *
   * @param required whether it always has a value
   * @param comment what it is, in English; may be empty
   */
  record Column(String name, CellType type, boolean required, String comment) {}

  /** Columns whose values stand in columns of another table, or are empty. */
  record ForeignKey(List<String> columns, String table, List<String> references) {
    ForeignKey {
      columns = List.copyOf(columns);
      references = List.copyOf(references);
    }
  }

  TableShape {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
    foreignKeys = List.copyOf(foreignKeys);
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The table without what stays behind. */
  TableShape reduced(TableExportRule decided) {
    List<Column> left =
        columns.stream()
            .filter(column -> decided.leaves(column.name()))
            .map(
                column ->
                    decided.isDocument(column.name())
                        ? new Column(
                            column.name(),
                            new CellType.Document(),
                            column.required(),
                            column.comment())
                        : column)
            .toList();
    List<String> names = left.stream().map(Column::name).toList();
    return new TableShape(
        name,
        left,
        primaryKey,
        uniqueKeys.stream().filter(names::containsAll).toList(),
        foreignKeys.stream().filter(key -> names.containsAll(key.columns())).toList());
  }
}
