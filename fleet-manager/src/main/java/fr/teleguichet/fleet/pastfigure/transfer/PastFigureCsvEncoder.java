package fr.teleguichet.fleet.pastfigure.transfer;

import fr.teleguichet.fleet.platform.csv.SpreadsheetFormulaEscaper;
import java.util.List;

/** Rows as CSV. */
final class PastFigureCsvEncoder {

  /** A spreadsheet program takes CSV for UTF-8 only with this in front. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private PastFigureCsvEncoder() {}

  /** The text of the rows; those after the head in the order of its columns. */
  static String of(List<List<String>> rows) {
    StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        csv.append(i == 0 ? "" : ",").append(cell(i, row.get(i)));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(int place, String text) {
    boolean isNumber =
        place < PastFigureColumns.ALL.size()
            && PastFigureColumns.NUMBERS.contains(PastFigureColumns.ALL.get(place))
            && text.matches("-?[0-9.]*");
    return isNumber ? text : SpreadsheetFormulaEscaper.cell(text);
  }
}
