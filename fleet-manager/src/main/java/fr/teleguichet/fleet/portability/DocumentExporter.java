package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.portability.TableShape.Column;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes documents that are kept in a table as files that open by themselves. */
record DocumentExporter(TableShape shape) {

  /** Whether the table has any. */
  static boolean isIn(TableShape shape) {
    return shape.columns().stream().anyMatch(column -> column.type() instanceof CellType.Document);
  }

  /** How a document is called, in SQL: by the number and the type of its row. */
  static String path(String table) {
    return "CONCAT('documents/" + table + "/', `id`, '.', `type`)";
  }

  /** One after the other, since each may be large. */
  void write(Statement statement, DataArchiveWriter archive) throws SQLException, IOException {
    for (Column column : shape.columns()) {
      if (column.type() instanceof CellType.Document) {
        write(statement, column.name(), archive);
      }
    }
  }

  private void write(Statement statement, String column, DataArchiveWriter archive)
      throws SQLException, IOException {
    statement.setFetchSize(1);
    try (ResultSet row =
        statement.executeQuery(
            "SELECT %s, `%s` FROM `%s` ORDER BY `id`"
                .formatted(path(shape.name()), column, shape.name()))) {
      while (row.next()) {
        byte[] content = row.getBytes(2);
        PackageResource _ =
            archive.addFile(
                row.getString(1),
                out -> {
                  out.write(content);
                  return content.length;
                });
      }
    }
  }
}
