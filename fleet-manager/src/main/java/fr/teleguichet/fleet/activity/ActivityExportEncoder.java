package fr.teleguichet.fleet.activity;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import fr.teleguichet.fleet.platform.opendocument.OpenDocumentSpreadsheetWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Activity as files: the same cells for a spreadsheet and as CSV. */
final class ActivityExportEncoder {

  private static final String END = "\r\n";
  private static final ActivityExportColumn[] COLUMNS = ActivityExportColumn.values();

  private ActivityExportEncoder() {}

  /** A comma between cells, numbers with a point. */
  static String csv(List<List<@Nullable Object>> rows) {
    StringBuilder csv =
        new StringBuilder(
            Arrays.stream(COLUMNS)
                .map(column -> cell(column.heading()))
                .collect(Collectors.joining(",", "", END)));
    for (List<@Nullable Object> row : rows) {
      csv.append(
          row.stream().map(ActivityExportEncoder::cell).collect(Collectors.joining(",", "", END)));
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

  /** An OpenDocument spreadsheet: texts are texts there, and no formula. */
  static byte[] spreadsheet(List<List<@Nullable Object>> activity) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(Arrays.stream(COLUMNS).<@Nullable Object>map(ActivityExportColumn::heading).toList());
    rows.addAll(activity);
    return OpenDocumentSpreadsheetWriter.write(
        new OpenDocumentSpreadsheetWriter.Page("Activité", rows));
  }
}
