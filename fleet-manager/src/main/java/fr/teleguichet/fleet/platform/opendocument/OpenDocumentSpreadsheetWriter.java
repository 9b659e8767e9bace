package fr.teleguichet.fleet.platform.opendocument;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes OpenDocument spreadsheets, where texts are texts and no formula. */
public final class OpenDocumentSpreadsheetWriter {

  /**
   * A sheet.
   *
   * @param rows the head first; their cells are texts, numbers, or null for an empty one
   */
  public record Page(String name, List<List<@Nullable Object>> rows) {}

  private OpenDocumentSpreadsheetWriter() {}

  /** The file with these sheets, in their order. */
  public static byte[] write(Page... pages) {
    SpreadSheet file = new SpreadSheet();
    for (Page page : pages) {
      file.appendSheet(sheet(page));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a spreadsheet could not be written", impossible);
    }
    return bytes.toByteArray();
  }

  /** From its end: SODS looks for a cell from the first row on, and rows not yet met are one. */
  private static Sheet sheet(Page page) {
    List<List<@Nullable Object>> rows = page.rows();
    int columns = rows.stream().mapToInt(List::size).max().orElse(1);
    Sheet sheet = new Sheet(page.name(), Math.max(1, rows.size()), columns);
    Style head = new Style();
    head.setBold(true);
    for (int row = rows.size() - 1; row >= 0; row--) {
      List<@Nullable Object> cells = rows.get(row);
      for (int column = columns - 1; column >= 0; column--) {
        fill(sheet, row, column, column < cells.size() ? cells.get(column) : null);
        if (row == 0) {
          sheet.getRange(row, column).setStyle(head);
        }
      }
    }
    return sheet;
  }

  private static void fill(Sheet sheet, int row, int column, @Nullable Object cell) {
    sheet
        .getRange(row, column)
        .setValue(
            switch (cell) {
              case null -> null; // else it would be that of the row below, from which it was parted
              case Number number -> number.doubleValue();
              default -> cell.toString();
            });
  }
}
