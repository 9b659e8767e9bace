package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report for a spreadsheet: a row for each figure, numbers with a point. */
final class EvaluationCsv {

  private static final String END = "\r\n";

  private EvaluationCsv() {}

  static String of(List<EvaluationSpreadsheetRow> rows) {
    StringBuilder csv =
        new StringBuilder(String.join(",", EvaluationSpreadsheetRow.COLUMNS)).append(END);
    for (EvaluationSpreadsheetRow row : rows) {
      csv.append(row.cells().stream().map(EvaluationCsv::cell).collect(Collectors.joining(",")))
          .append(END);
    }
    return csv.toString();
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> number.toString();
      default -> SpreadsheetFormulaEscaper.cell(cell.toString());
    };
  }
}
