package fr.teleguichet.fleet.platform.csv;

import fr.teleguichet.fleet.platform.csv.CsvSyntaxException.Fault;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180) row by row and holds no more than one. It knows where each cell stands,
 * which is what a person needs to mend a file, and forgives nothing but lines that end without a
 * carriage return.
 */
public final class CsvParser {
  private static final int END = -1;

  private final CsvCharacterReader in;
  private final char separator;
  private final int maxCells;
  private final int maxLetters;
  private int letters;

  /**
   * A parser.
   *
   * @param in letters as {@link Utf8Reader} gives them, or of a text
   * @param maxCells so many cells has a row at most
   * @param maxLetters so many letters has a row at most
   */
  public CsvParser(Reader in, char separator, int maxCells, int maxLetters) {
    this.in = new CsvCharacterReader(in);
    this.separator = separator;
    this.maxCells = maxCells;
    this.maxLetters = maxLetters;
  }

  /** The line that comes next, from 1. */
  public int line() {
    return in.line();
  }

  /** The next row, which has a cell at least; without any at the end. */
  public List<PositionedCsvCell> row() throws IOException, CsvSyntaxException {
    letters = 0;
    List<PositionedCsvCell> cells = new ArrayList<>();
    if (in.peek() == END) {
      return cells;
    }
    while (true) {
      boolean _ = cells.add(cell());
      if (cells.size() > maxCells) {
        throw in.fault(Fault.TOO_MANY_CELLS);
      }
      if (in.peek() != separator) {
        break;
      }
      char _ = in.next();
    }
    end();
    return cells;
  }

  private void end() throws IOException, CsvSyntaxException {
    if (in.isLineEnd()) {
      char _ = in.next();
    }
    if (in.peek() == '\n') {
      char _ = in.next();
    } else if (in.peek() != END) {
      throw in.fault(Fault.AFTER_QUOTE);
    }
  }

  private PositionedCsvCell cell() throws IOException, CsvSyntaxException {
    int line = in.line();
    int column = in.column();
    StringBuilder cell = new StringBuilder();
    if (in.peek() == '"') {
      quoted(cell, line, column);
    } else {
      plain(cell);
    }
    return new PositionedCsvCell(line, column, cell.toString());
  }

  private void plain(StringBuilder cell) throws IOException, CsvSyntaxException {
    while (in.peek() != END && in.peek() != separator && in.peek() != '\n' && !in.isLineEnd()) {
      if (in.peek() == '"') {
        throw in.fault(Fault.QUOTE_IN_CELL);
      }
      add(cell, in.next());
    }
  }

  private void quoted(StringBuilder cell, int line, int column)
      throws IOException, CsvSyntaxException {
    char _ = in.next();
    while (true) {
      if (in.peek() == END) {
        throw new CsvSyntaxException(Fault.UNCLOSED, line, column);
      }
      char letter = in.next();
      if (letter != '"') {
        add(cell, letter);
      } else if (in.peek() == '"') {
        add(cell, in.next());
      } else {
        return;
      }
    }
  }

  private void add(StringBuilder cell, char letter) throws CsvSyntaxException {
    letters++;
    if (letters > maxLetters) {
      throw in.fault(Fault.TOO_LONG);
    }
    cell.append(letter);
  }
}
