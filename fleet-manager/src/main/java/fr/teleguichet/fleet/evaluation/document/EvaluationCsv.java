package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report for a spreadsheet: a row for each figure, numbers with a point. */
final class EvaluationCsv {

  private static final String END = "\r\n";
  private static final int ROWS_AT_ONCE = 200;

  private EvaluationCsv() {}

  static String of(List<EvaluationSpreadsheetRow> rows) {
    return parts(rows).collect(Collectors.joining());
  }

  /** The same in parts, each made when it is asked for. */
  static Stream<String> parts(List<EvaluationSpreadsheetRow> rows) {
    return Stream.concat(
        Stream.of(String.join(",", EvaluationSpreadsheetRow.COLUMNS) + END),
        rows.stream()
            .gather(Gatherers.windowFixed(ROWS_AT_ONCE))
            .map(part -> part.stream().map(EvaluationCsv::line).collect(Collectors.joining())));
  }

  private static String line(EvaluationSpreadsheetRow row) {
    return row.cells().stream().map(EvaluationCsv::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> number.toString();
      default -> SpreadsheetFormulaEscaper.cell(cell.toString());
    };
  }
}
