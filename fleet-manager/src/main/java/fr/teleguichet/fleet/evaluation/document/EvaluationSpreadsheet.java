package fr.teleguichet.fleet.evaluation.document;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as an OpenDocument spreadsheet: texts are texts there, and no formula. */
final class EvaluationSpreadsheet {

  private EvaluationSpreadsheet() {}

  static byte[] of(String name, List<EvaluationRow> rows) {
    Sheet sheet = new Sheet(name, rows.size() + 1, EvaluationRow.COLUMNS.size());
    Style head = new Style();
    head.setBold(true);
    for (int column = 0; column < EvaluationRow.COLUMNS.size(); column++) {
      sheet.getRange(0, column).setValue(EvaluationRow.COLUMNS.get(column));
      sheet.getRange(0, column).setStyle(head);
    }
    for (int row = 0; row < rows.size(); row++) {
      fill(sheet, row + 1, rows.get(row).cells());
    }
    SpreadSheet file = new SpreadSheet();
    file.appendSheet(sheet);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a report could not be written as a spreadsheet", impossible);
    }
    return bytes.toByteArray();
  }

  private static void fill(Sheet sheet, int row, List<@Nullable Object> cells) {
    for (int column = 0; column < cells.size(); column++) {
      @Nullable Object cell = cells.get(column);
      if (cell instanceof Number number) {
        sheet.getRange(row, column).setValue(number.doubleValue());
      } else if (cell != null) {
        sheet.getRange(row, column).setValue(cell.toString());
      }
    }
  }
}
