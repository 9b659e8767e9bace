package fr.teleguichet.fleet.activity;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import com.github.miachm.sods.Style;
import fr.teleguichet.fleet.site.transfer.FormulaGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Activity as files: the same cells for a spreadsheet and as CSV. */
final class ActivityExport {

  private static final String END = "\r\n";
  private static final ActivityColumn[] COLUMNS = ActivityColumn.values();

  private ActivityExport() {}

  /** A comma between cells, numbers with a point. */
  static String csv(List<List<@Nullable Object>> rows) {
    StringBuilder csv =
        new StringBuilder(
            Arrays.stream(COLUMNS)
                .map(column -> cell(column.heading()))
                .collect(Collectors.joining(",", "", END)));
    for (List<@Nullable Object> row : rows) {
      csv.append(row.stream().map(ActivityExport::cell).collect(Collectors.joining(",", "", END)));
    }
    return csv.toString();
  }

  private static String cell(@Nullable Object cell) {
    return switch (cell) {
      case null -> "";
      case Number number -> number.toString();
      default -> "\"" + FormulaGuard.close(cell.toString()).replace("\"", "\"\"") + "\"";
    };
  }

  /** An OpenDocument spreadsheet: texts are texts there, and no formula. */
  static byte[] spreadsheet(List<List<@Nullable Object>> rows) {
    Sheet sheet = new Sheet("Activité", rows.size() + 1, COLUMNS.length);
    Style head = new Style();
    head.setBold(true);
    for (int column = 0; column < COLUMNS.length; column++) {
      sheet.getRange(0, column).setValue(COLUMNS[column].heading());
      sheet.getRange(0, column).setStyle(head);
    }
    for (int row = 0; row < rows.size(); row++) {
      fill(sheet, row + 1, rows.get(row));
    }
    SpreadSheet file = new SpreadSheet();
    file.appendSheet(sheet);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.save(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("activity cannot be written as a spreadsheet", impossible);
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
