package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a CSV file whose first row names its columns, each row with its values by column. */
public final class NamedColumnCsvReader {

  private NamedColumnCsvReader() {}

  /**
   * The rows of the text; what keeps a spreadsheet from taking them for formulas is off.
   *
   * @param columns the columns that there may be, each once and in any order
   */
  public static List<Map<String, ImportCell>> read(String text, Collection<String> columns)
      throws ImportRefusalException {
    List<List<ImportCell>> rows = CsvReader.read(text);
    if (rows.isEmpty()) {
      throw new ImportRefusalException(ImportProblem.at(1, 1, "import.empty"));
    }
    List<ImportCell> head = rows.getFirst();
    check(head, columns);
    List<Map<String, ImportCell>> read = new ArrayList<>();
    for (List<ImportCell> row : rows.subList(1, rows.size())) {
      read.add(cells(row, head));
    }
    return read;
  }

  private static void check(List<ImportCell> head, Collection<String> columns)
      throws ImportRefusalException {
    Set<String> seen = new HashSet<>();
    for (ImportCell name : head) {
      known(name, columns);
      if (!seen.add(name.text())) {
        throw refusal(name, "import.column.twice");
      }
    }
  }

  private static Map<String, ImportCell> cells(List<ImportCell> row, List<ImportCell> head)
      throws ImportRefusalException {
    if (row.size() != head.size()) {
      ImportCell last = row.getLast();
      throw new ImportRefusalException(
          ImportProblem.at(
              last.line(),
              last.column(),
              "import.width",
              Integer.toString(row.size()),
              Integer.toString(head.size())));
    }
    Map<String, ImportCell> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      ImportCell cell = row.get(i);
      cells.put(
          head.get(i).text(),
          new ImportCell(cell.line(), cell.column(), SpreadsheetFormulaEscaper.open(cell.text())));
    }
    return cells;
  }

  static void known(ImportCell name, Collection<String> columns) throws ImportRefusalException {
    if (!columns.contains(name.text())) {
      throw refusal(name, "import.column.unknown");
    }
  }

  private static ImportRefusalException refusal(ImportCell cell, String key) {
    return new ImportRefusalException(
        ImportProblem.at(cell.line(), cell.column(), key, cell.text()));
  }
}
