package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.platform.csv.CsvParser;
import fr.teleguichet.fleet.platform.csv.CsvSyntaxException;
import fr.teleguichet.fleet.platform.csv.PositionedCsvCell;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a small file of CSV, separated by commas or, as French spreadsheets write it, by
 * semicolons, or by tabs, whichever the first line has.
 */
public final class CsvReader {

  private static final int MAX_CELLS = 64;
  private static final int MAX_ROWS = 5_001;

  private CsvReader() {}

  /** The rows of the text; those without a letter, as spreadsheets leave them, are none. */
  public static List<List<ImportCell>> read(String text) throws ImportRefusalException {
    CsvParser parser =
        new CsvParser(new StringReader(text), separator(text), MAX_CELLS, Integer.MAX_VALUE);
    List<List<ImportCell>> rows = new ArrayList<>();
    try {
      for (List<PositionedCsvCell> row = parser.row(); !row.isEmpty(); row = parser.row()) {
        if (row.stream().anyMatch(it -> !it.text().isBlank())) {
          rows.add(row.stream().map(CsvReader::cell).toList());
        }
        if (rows.size() > MAX_ROWS) {
          throw new ImportRefusalException(
              ImportProblem.at(parser.line(), 1, "import.rows", Integer.toString(MAX_ROWS - 1)));
        }
      }
    } catch (CsvSyntaxException e) {
      throw refusal(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string reader does not fail", e);
    }
    return rows;
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    if (head.indexOf(',') >= 0) {
      return ',';
    }
    return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private static ImportCell cell(PositionedCsvCell cell) {
    return new ImportCell(cell.line(), cell.column(), cell.text());
  }

  private static ImportRefusalException refusal(CsvSyntaxException fault) {
    return new ImportRefusalException(
        switch (fault.fault()) {
          case TOO_MANY_CELLS -> at(fault, "import.cells", Integer.toString(MAX_CELLS));
          case AFTER_QUOTE -> at(fault, "import.after-quote");
          case QUOTE_IN_CELL -> at(fault, "import.quote");
          case UNCLOSED -> at(fault, "import.unclosed");
          case TOO_LONG, NOT_UTF8 ->
              throw new IllegalStateException("it is a text within bounds", fault);
        });
  }

  private static ImportProblem at(CsvSyntaxException fault, String key, String... arguments) {
    return ImportProblem.at(fault.line(), fault.column(), key, arguments);
  }
}
