package fr.teleguichet.fleet.platform.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes rows as CSV (RFC 4180): commas, lines that end with CR LF, quotes where they are needed.
 */
public final class CsvRowWriter {
  private final Writer out;

  /** A writer that leaves it to others to flush and close. */
  public CsvRowWriter(Writer out) {
    this.out = out;
  }

  /** Writes a row. */
  public void write(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      String cell = cells.get(i);
      out.write(isPlain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    out.write("\r\n");
  }

  /**
   * An empty cell is quoted, since a line with nothing in it is a row for some and none for others.
   */
  private static boolean isPlain(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char letter = cell.charAt(i);
      if (letter == ',' || letter == '"' || letter == '\r' || letter == '\n') {
        return false;
      }
    }
    return !cell.isEmpty();
  }
}
