package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.csv.CsvParser;
import fr.teleguichet.fleet.platform.csv.CsvSyntaxException;
import fr.teleguichet.fleet.platform.csv.PositionedCsvCell;
import fr.teleguichet.fleet.platform.csv.Utf8Reader;
import fr.teleguichet.fleet.portability.TableShape.Column;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the rows of one table in; the first one that its columns or keys do not take ends it, with
 * its line and column.
 */
final class TableImporter {
  private static final int MAX_CELLS = 500;

  /** The longest text that a column takes is half of it. */
  private static final int MAX_LETTERS = 36 << 20;

  private final DataArchiveReader archive;
  private final TableShape shape;
  private final String path;

  TableImporter(DataArchiveReader archive, TableShape shape) {
    this.archive = archive;
    this.shape = shape;
    this.path = ArchiveFileNames.table(shape.name());
  }

  /** Takes all of them in. */
  void read(Connection database, PackageResource described) throws SQLException, IOException {
    try (BatchRowInserter batch = new BatchRowInserter(database, shape, this::refused)) {
      long rows = each(row -> batch.add(row.line(), row.values()));
      batch.flush();
      if (rows != described.rows()) {
        throw archive.refused(
            path + " has " + rows + " rows, and datapackage.json says " + described.rows());
      }
    }
  }

  /** The line of the first row that has these values, 0 for none. */
  int find(List<String> columns, List<String> values) throws IOException, SQLException {
    int[] found = {0};
    long _ =
        each(
            row -> {
              List<String> own = new ArrayList<>();
              for (String column : columns) {
                Object value = row.values().get(shape.names().indexOf(column));
                boolean _ = own.add(value instanceof String text ? text : "");
              }
              if (found[0] == 0 && own.equals(values)) {
                found[0] = row.line();
              }
            });
    return found[0];
  }

  /** A row as the database takes it. */
  private record Row(int line, List<Object> values) {}

  @FunctionalInterface
  private interface Rows {
    void take(Row row) throws SQLException, IOException;
  }

  private long each(Rows rows) throws IOException, SQLException {
    long count = 0;
    try (Reader text = new Utf8Reader(archive.open(path))) {
      CsvParser parser = new CsvParser(text, ',', MAX_CELLS, MAX_LETTERS);
      refuseOtherHead(parser.row());
      for (List<PositionedCsvCell> row = parser.row(); !row.isEmpty(); row = parser.row()) {
        rows.take(new Row(row.getFirst().line(), values(row)));
        count++;
      }
    } catch (CsvSyntaxException e) {
      throw refused(e.line(), e.column(), e.fault().words());
    }
    return count;
  }

  private void refuseOtherHead(List<PositionedCsvCell> head) {
    List<String> names = shape.names();
    for (int i = 0; i < head.size(); i++) {
      PositionedCsvCell cell = head.get(i);
      if (i >= names.size() || !cell.text().equals(names.get(i))) {
        throw refused(
            cell.line(),
            cell.column(),
            i < names.size()
                ? "the column " + names.get(i) + " has to come here"
                : "there is a column more than the table has");
      }
    }
    if (head.size() < names.size()) {
      throw refused(1, 1, "the column " + names.get(head.size()) + " is missing");
    }
  }

  private List<Object> values(List<PositionedCsvCell> row) throws IOException {
    List<Column> columns = shape.columns();
    refuseOtherLength(row, columns.size());
    List<Object> values = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      boolean _ = values.add(value(columns.get(i), row.get(i)));
    }
    if (DocumentExporter.isIn(shape)) {
      new DocumentCellLoader(archive, shape).replace(row, values);
    }
    return values;
  }

  private void refuseOtherLength(List<PositionedCsvCell> row, int columns) {
    if (row.size() != columns) {
      PositionedCsvCell last = row.getLast();
      throw refused(
          last.line(),
          last.column(),
          "the row has " + row.size() + " cells and the table " + columns + " columns");
    }
  }

  private Object value(Column column, PositionedCsvCell cell) {
    try {
      return BatchRowInserter.value(
          column.type(), CellCodec.read(column.type(), column.required(), cell.text()));
    } catch (InvalidCellException e) {
      throw refused(cell.line(), cell.column(), column.name() + " " + e.getMessage());
    }
  }

  PortabilityException refused(int line, int column, String why) {
    return archive.refused(path, line, column, why);
  }
}
