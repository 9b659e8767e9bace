package fr.teleguichet.fleet.pastfigure.transfer;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Rows as an OpenDocument spreadsheet, where texts are texts and no formula. */
final class PastFigureSpreadsheet {

  /** As IANA registers it. */
  static final String TYPE = "application/vnd.oasis.opendocument.spreadsheet";

  /** A sheet: its name, and its rows with the head first. */
  record Page(String name, List<List<String>> rows) {}

  private PastFigureSpreadsheet() {}

  static byte[] of(Page... pages) {
    SpreadSheet file = new SpreadSheet();
    for (Page page : pages) {
      file.appendSheet(sheet(page));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("figures could not be written as a spreadsheet", impossible);
    }
    return bytes.toByteArray();
  }

  private static Sheet sheet(Page page) {
    int columns = page.rows().stream().mapToInt(List::size).max().orElse(1);
    Sheet sheet = new Sheet(page.name(), Math.max(1, page.rows().size()), columns);
    Style head = new Style();
    head.setBold(true);
    for (int row = 0; row < page.rows().size(); row++) {
      List<String> cells = page.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        fill(sheet, row, column, cells.get(column));
        if (row == 0) {
          sheet.getRange(row, column).setStyle(head);
        }
      }
    }
    return sheet;
  }

  private static void fill(Sheet sheet, int row, int column, String text) {
    boolean isNumber =
        row > 0
            && column < PastFigureColumns.ALL.size()
            && PastFigureColumns.NUMBERS.contains(PastFigureColumns.ALL.get(column))
            && text.matches("-?[0-9]+(?:\\.[0-9]+)?");
    if (isNumber) {
      sheet.getRange(row, column).setValue(Double.valueOf(text));
    } else if (!text.isEmpty()) {
      sheet.getRange(row, column).setValue(text);
    }
  }
}
