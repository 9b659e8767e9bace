package fr.teleguichet.fleet.platform.csv;

import fr.teleguichet.fleet.platform.csv.CsvSyntaxException.Fault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;

/** The letters of a file one by one, with the line and column of each, and a look at what comes. */
final class CsvCharacterReader {
  private static final int END = -1;
  private static final int BUFFER = 1 << 14;

  private final Reader in;
  private final char[] buffer = new char[BUFFER];
  private int begin;
  private int end;
  private boolean unreadable;
  private int line = 1;
  private int column = 1;

  CsvCharacterReader(Reader in) {
    this.in = in;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  /** The next letter, without taking it; -1 at the end. */
  int peek() throws IOException, CsvSyntaxException {
    if (isThere(0)) {
      return buffer[begin];
    }
    if (unreadable) {
      throw fault(Fault.NOT_UTF8);
    }
    return END;
  }

  /** Whether a carriage return and a line feed come next. */
  boolean isLineEnd() throws IOException {
    return isThere(0) && buffer[begin] == '\r' && isThere(1) && buffer[begin + 1] == '\n';
  }

  /** Takes the next letter, which has been looked at. */
  char next() {
    char letter = buffer[begin];
    begin++;
    if (letter == '\n') {
      line = Math.addExact(line, 1);
      column = 1;
    } else {
      column = Math.addExact(column, 1);
    }
    return letter;
  }

  CsvSyntaxException fault(Fault fault) {
    return new CsvSyntaxException(fault, line, column);
  }

  private boolean isThere(int ahead) throws IOException {
    while (begin + ahead >= end) {
      if (unreadable || !fill()) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, begin, buffer, 0, end - begin);
    end -= begin;
    begin = 0;
    try {
      int read = in.read(buffer, end, buffer.length - end);
      if (read > 0) {
        end += read;
      }
      return read > 0;
    } catch (CharacterCodingException _) {
      // What was read before is given away first, so that the place is known.
      unreadable = true;
      return false;
    }
  }
}
