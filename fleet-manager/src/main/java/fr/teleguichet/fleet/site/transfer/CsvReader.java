package fr.teleguichet.fleet.site.transfer;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180), separated by commas or, as French spreadsheets write it, by semicolons, or
 * by tabs, whichever the first line has. It knows where each cell stands, which is what a person
 * needs to mend a file, and forgives nothing.
 */
public final class CsvReader {

  private static final int MAX_CELLS = 64;
  private static final int MAX_ROWS = 5_001;
  private static final int END = -1;

  private final String text;
  private final char separator;
  private int place;
  private int line = 1;
  private int column = 1;

  private CsvReader(String text) {
    this.text = text;
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    this.separator = separator(head);
  }

  private static char separator(String head) {
    if (head.indexOf(',') >= 0) {
      return ',';
    }
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
  }

  /** The rows of the text; empty lines are none. */
  public static List<List<ImportCell>> read(String text) throws ImportRefusal {
    CsvReader reader = new CsvReader(text);
    List<List<ImportCell>> rows = new ArrayList<>();
    while (reader.peek() != END) {
      List<ImportCell> row = reader.row();
      if (row.size() > 1 || !row.getFirst().text().isBlank()) {
        rows.add(row);
      }
      if (rows.size() > MAX_ROWS) {
        throw reader.refusal("import.rows", Integer.toString(MAX_ROWS - 1));
      }
    }
    return rows;
  }

  private List<ImportCell> row() throws ImportRefusal {
    List<ImportCell> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (cells.size() > MAX_CELLS) {
        throw refusal("import.cells", Integer.toString(MAX_CELLS));
      }
      if (peek() != separator) {
        break;
      }
      next();
    }
    if (peek() == '\r') {
      next();
    }
    if (peek() == '\n') {
      next();
    } else if (peek() != END) {
      throw refusal("import.after-quote");
    }
    return cells;
  }

  private ImportCell cell() throws ImportRefusal {
    int atLine = line;
    int atColumn = column;
    StringBuilder cell = new StringBuilder();
    if (peek() == '"') {
      quoted(cell, atLine, atColumn);
    } else {
      while (peek() != END && peek() != separator && peek() != '\n' && !isLineEnd()) {
        if (peek() == '"') {
          throw refusal("import.quote");
        }
        cell.append(next());
      }
    }
    return new ImportCell(atLine, atColumn, cell.toString());
  }

  private void quoted(StringBuilder cell, int atLine, int atColumn) throws ImportRefusal {
    next();
    while (true) {
      if (peek() == END) {
        throw new ImportRefusal(ImportProblem.at(atLine, atColumn, "import.unclosed"));
      }
      char letter = next();
      if (letter != '"') {
        cell.append(letter);
      } else if (peek() == '"') {
        cell.append(next());
      } else {
        return;
      }
    }
  }

  private boolean isLineEnd() {
    return peek() == '\r' && place + 1 < text.length() && text.charAt(place + 1) == '\n';
  }

  private int peek() {
    return place < text.length() ? text.charAt(place) : END;
  }

  @CanIgnoreReturnValue
  private char next() {
    char letter = text.charAt(place);
    place++;
    if (letter == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    return letter;
  }

  private ImportRefusal refusal(String key, String... arguments) {
    return new ImportRefusal(ImportProblem.at(line, column, key, arguments));
  }
}
