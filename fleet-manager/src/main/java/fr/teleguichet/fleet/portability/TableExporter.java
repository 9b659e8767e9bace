package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.csv.CsvRowWriter;
import fr.teleguichet.fleet.portability.TableShape.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a table as CSV, in the order of its primary key, however long it is. */
record TableExporter(TableShape shape) {
  private static final int ROWS_AT_ONCE = 1_000;

  /** Returns how many rows there were. */
  long write(Statement statement, OutputStream out) throws SQLException, IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    CsvRowWriter csv = new CsvRowWriter(text);
    csv.write(shape.names());
    statement.setFetchSize(ROWS_AT_ONCE);
    long rows = 0;
    try (ResultSet row = statement.executeQuery(select())) {
      while (row.next()) {
        csv.write(cells(row));
        rows++;
      }
    }
    text.flush();
    return rows;
  }

  private List<String> cells(ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>(shape.columns().size());
    int place = 1;
    for (Column column : shape.columns()) {
      boolean _ = cells.add(CellCodec.write(column.type(), row.getString(place)));
      place++;
    }
    return cells;
  }

  /** Without the hint the server may sort the whole table before its first row. */
  private String select() {
    return shape.columns().stream()
            .map(this::expression)
            .collect(Collectors.joining(", "))
            .transform(columns -> "SELECT " + columns + " FROM `" + shape.name() + "`")
        + " FORCE INDEX FOR ORDER BY (PRIMARY) ORDER BY "
        + shape.primaryKey().stream().map(TableExporter::quoted).collect(Collectors.joining(", "));
  }

  private String expression(Column column) {
    String name = quoted(column.name());
    return switch (column.type()) {
      case CellType.Whole _, CellType.Flag _, CellType.Exact _, CellType.Text _ -> name;
      // As text a float would lose digits.
      case CellType.Real(boolean single) -> single ? "CAST(" + name + " AS DOUBLE)" : name;
      case CellType.Bytes _ -> "HEX(" + name + ")";
      case CellType.Moment _, CellType.Day _ -> "CAST(" + name + " AS CHAR)";
      case CellType.Document _ -> DocumentExporter.path(shape.name());
    };
  }

  static String quoted(String name) {
    return "`" + name + "`";
  }
}
