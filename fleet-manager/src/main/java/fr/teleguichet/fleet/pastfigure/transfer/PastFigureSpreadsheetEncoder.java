package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.platform.opendocument.OpenDocumentSpreadsheetWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as an OpenDocument spreadsheet, where texts are texts and no formula. */
final class PastFigureSpreadsheetEncoder {

  /** As IANA registers it. */
  static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  /** A sheet: its name, and its rows with the head first. */
  record Page(String name, List<List<String>> rows) {}

  private PastFigureSpreadsheetEncoder() {}

  static byte[] of(Page... pages) {
    return OpenDocumentSpreadsheetWriter.write(
        Arrays.stream(pages)
            .map(page -> new OpenDocumentSpreadsheetWriter.Page(page.name(), cells(page.rows())))
            .toArray(OpenDocumentSpreadsheetWriter.Page[]::new));
  }

  private static List<List<@Nullable Object>> cells(List<List<String>> rows) {
    List<List<@Nullable Object>> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      List<@Nullable Object> line = new ArrayList<>();
      for (int column = 0; column < rows.get(row).size(); column++) {
        line.add(cell(row, column, rows.get(row).get(column)));
      }
      cells.add(line);
    }
    return cells;
  }

  private static @Nullable Object cell(int row, int column, String text) {
    boolean isNumber =
        row > 0
            && column < PastFigureColumns.ALL.size()
            && PastFigureColumns.NUMBERS.contains(PastFigureColumns.ALL.get(column))
            && text.matches("-?[0-9]+(?:\\.[0-9]+)?");
    if (isNumber) {
      return Double.valueOf(text);
    }
    return text.isEmpty() ? null : text;
  }
}
