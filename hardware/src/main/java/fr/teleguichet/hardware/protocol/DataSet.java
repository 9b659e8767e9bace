package fr.teleguichet.hardware.protocol;

import java.util.List;

/**
 * A table of typed columns (Sparkplug 3.0.0, section 6.4.19): every row has one value for each
 * column.
 *
 * @param columns the columns in order, with their basic type
 * @param rows the rows, each as wide as {@code columns}
 */
public record DataSet(List<Column> columns, List<List<Value>> rows) {

  /** A column's name and the basic type of its values. */
  public record Column(String name, DataType type) {}

  public DataSet {
    columns = List.copyOf(columns);
    int width = columns.size();
    rows =
        rows.stream()
            .map(
                row -> {
                  if (row.size() != width) {
                    throw new IllegalArgumentException(
                        "a row of "
                            + row.size()
                            + " values in a data set of "
                            + width
                            + " columns");
                  }
                  return List.copyOf(row);
                })
            .toList();
  }
}
