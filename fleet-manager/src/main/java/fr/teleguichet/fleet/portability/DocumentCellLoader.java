package fr.teleguichet.fleet.portability;

import fr.teleguichet.fleet.platform.csv.PositionedCsvCell;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Puts the content of documents into their rows, in the place of their paths. */
record DocumentCellLoader(DataArchiveReader archive, TableShape shape) {
  /** What a column of the database takes, and more than any document has. */
  private static final int MAX_BYTES = (1 << 24) - 1;

  void replace(List<PositionedCsvCell> row, List<Object> values) throws IOException {
    List<String> names = shape.names();
    String path =
        "documents/%s/%s.%s"
            .formatted(
                shape.name(),
                row.get(names.indexOf("id")).text(),
                row.get(names.indexOf("type")).text());
    for (int i = 0; i < names.size(); i++) {
      if (shape.columns().get(i).type() instanceof CellType.Document) {
        Object _ = values.set(i, content(row.get(i), path));
      }
    }
  }

  private byte[] content(PositionedCsvCell cell, String path) throws IOException {
    if (!cell.text().equals(path) || !ArchiveFileNames.isDocument(path) || !archive.has(path)) {
      throw archive.refused(
          ArchiveFileNames.table(shape.name()),
          cell.line(),
          cell.column(),
          "the document of this row has to be " + path + ", and be in the archive");
    }
    try (InputStream in = archive.open(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw archive.refused(path + " has more than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }
}
