package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentCell;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentException;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentFault;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentLimits;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentReader;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentSheet;
import fr.teleguichet.fleet.site.transfer.CsvReader;
import fr.teleguichet.fleet.site.transfer.ImportCell;
import fr.teleguichet.fleet.site.transfer.ImportProblem;
import fr.teleguichet.fleet.site.transfer.ImportRefusalException;
import fr.teleguichet.fleet.site.transfer.ImportTextDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of a file of past figures, CSV or OpenDocument spreadsheet, by the names of their
 * columns, and what is wrong with its form.
 *
 * @param sheet the name of the sheet that was read; empty of CSV
 * @param problems none where every row could be read
 */
record PastFigureRows(String sheet, List<Row> rows, List<ImportProblem> problems) {

  private static final OpenDocumentLimits LIMITS = new OpenDocumentLimits(5_001, 64, 2_000);

  PastFigureRows {
    rows = List.copyOf(rows);
    problems = problems.stream().map(it -> it.inSheet(sheet)).toList();
  }

  /** A row: where it begins, and its cells by column. */
  record Row(int line, Map<String, ImportCell> cells) {
    /** The cell of a column; an empty one where the row has none. */
    ImportCell cell(String column) {
      return cells.getOrDefault(column, new ImportCell(line, 1, ""));
    }

    /** What the cell says, without what stands around it. */
    String text(String column) {
      return cell(column).text().strip();
    }
  }

  /** Reads a file; one that begins as a ZIP file is a spreadsheet. */
  static PastFigureRows read(byte[] file) {
    return OpenDocumentReader.isOne(file) ? spreadsheet(file) : csv(file);
  }

  private static PastFigureRows refused(String sheet, ImportProblem problem) {
    return new PastFigureRows(sheet, List.of(), List.of(problem));
  }

  private static PastFigureRows csv(byte[] file) {
    try {
      List<Map<Integer, ImportCell>> rows = new ArrayList<>();
      List<ImportProblem> problems = new ArrayList<>();
      int width = 0;
      for (List<ImportCell> cells : CsvReader.read(ImportTextDecoder.read(file))) {
        if (isRemark(cells.getFirst().text())) {
          continue;
        }
        width = rows.isEmpty() ? cells.size() : width;
        if (cells.size() != width) {
          problems.add(width(cells, width));
        }
        Map<Integer, ImportCell> row = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(i, cells.get(i));
        }
        rows.add(row);
      }
      return new Reading("", rows, problems).read();
    } catch (ImportRefusalException refusal) {
      return refused("", refusal.problem());
    }
  }

  private static ImportProblem width(List<ImportCell> cells, int width) {
    ImportCell last = cells.getLast();
    return ImportProblem.at(
        last.line(),
        last.column(),
        "import.width",
        Integer.toString(cells.size()),
        Integer.toString(width));
  }

  private static boolean isRemark(String first) {
    return first.stripLeading().startsWith(PastFigureColumns.REMARK);
  }

  private static PastFigureRows spreadsheet(byte[] file) {
    if (file.length > ImportTextDecoder.MAX_BYTES) {
      String most = Integer.toString(ImportTextDecoder.MAX_BYTES / 1_000_000);
      return refused("", ImportProblem.at(1, 1, "import.size", most));
    }
    try {
      OpenDocumentSheet sheet = OpenDocumentReader.read(file, LIMITS);
      List<Map<Integer, ImportCell>> rows = new ArrayList<>();
      for (List<OpenDocumentCell> cells : sheet.rows()) {
        if (!isRemark(cells.getFirst().text())) {
          Map<Integer, ImportCell> row = new TreeMap<>();
          cells.forEach(
              it -> row.put(it.column(), new ImportCell(it.row(), it.column(), it.text())));
          rows.add(row);
        }
      }
      return new Reading(sheet.name(), rows, new ArrayList<>()).read();
    } catch (OpenDocumentException refusal) {
      return refused(refusal.sheet(), problem(refusal));
    }
  }

  private static ImportProblem problem(OpenDocumentException refusal) {
    String key = "import.ods." + refusal.fault().code();
    OpenDocumentFault fault = refusal.fault();
    return switch (fault) {
      case ROWS -> at(refusal, "import.rows", LIMITS.rows() - 1);
      case COLUMNS -> at(refusal, "import.cells", LIMITS.columns());
      case TEXT -> at(refusal, key, LIMITS.text());
      default -> ImportProblem.at(refusal.row(), refusal.column(), key);
    };
  }

  private static ImportProblem at(OpenDocumentException refusal, String key, int most) {
    return ImportProblem.at(refusal.row(), refusal.column(), key, Integer.toString(most));
  }

  /** Puts names on the cells of rows that were read. */
  private record Reading(
      String sheet, List<Map<Integer, ImportCell>> rows, List<ImportProblem> problems) {

    PastFigureRows read() {
      if (rows.isEmpty()) {
        return refused(sheet, ImportProblem.at(1, 1, "import.empty"));
      }
      Map<Integer, String> columns = columns(rows.getFirst());
      if (!problems.isEmpty()) {
        return new PastFigureRows(sheet, List.of(), problems);
      }
      List<Row> named = new ArrayList<>();
      for (Map<Integer, ImportCell> row : rows.subList(1, rows.size())) {
        named.add(row(row, columns));
      }
      return new PastFigureRows(sheet, named, problems);
    }

    private Map<Integer, String> columns(Map<Integer, ImportCell> head) {
      Map<Integer, String> columns = new HashMap<>();
      Set<String> missing = new HashSet<>(PastFigureColumns.REQUIRED);
      Set<String> seen = new HashSet<>();
      head.forEach(
          (place, cell) -> {
            String name = cell.text().strip();
            if (!PastFigureColumns.ALL.contains(name)) {
              problems.add(at(cell, "import.column.unknown", name));
            } else if (!seen.add(name)) {
              problems.add(at(cell, "import.column.twice", name));
            }
            boolean _ = missing.remove(name);
            columns.put(place, name);
          });
      PastFigureColumns.REQUIRED.stream()
          .filter(missing::contains)
          .forEach(
              name ->
                  problems.add(at(head.values().iterator().next(), "import.column.missing", name)));
      return columns;
    }

    private Row row(Map<Integer, ImportCell> row, Map<Integer, String> columns) {
      Map<String, ImportCell> cells = new HashMap<>();
      row.forEach(
          (place, cell) -> {
            String column = columns.get(place);
            if (column == null) {
              problems.add(at(cell, "import.column.none", cell.text()));
            } else {
              cells.put(column, sheet.isEmpty() ? opened(column, cell) : cell);
            }
          });
      return new Row(row.values().iterator().next().line(), cells);
    }

    /** In CSV a text that spreadsheets take for a formula is none only with an apostrophe. */
    private ImportCell opened(String column, ImportCell cell) {
      if (PastFigureColumns.NUMBERS.contains(column)) {
        return cell;
      }
      if (!cell.text().startsWith("'")
          && !SpreadsheetFormulaEscaper.close(cell.text()).equals(cell.text())) {
        problems.add(at(cell, "import.formula", cell.text()));
      }
      return new ImportCell(
          cell.line(), cell.column(), SpreadsheetFormulaEscaper.open(cell.text()));
    }

    private static ImportProblem at(ImportCell cell, String key, String quoted) {
      return ImportProblem.at(cell.line(), cell.column(), key, quoted);
    }
  }
}
