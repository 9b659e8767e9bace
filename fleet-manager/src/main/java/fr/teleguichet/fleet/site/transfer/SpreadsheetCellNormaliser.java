package fr.teleguichet.fleet.site.transfer;

import java.util.Locale;

/**
 * Takes back what a spreadsheet does to the cells of a file of sites that it opens and writes
 * again: it says true and false in capitals or in its own language. A first zero that it takes off
 * a code is not put back, since one of four digits may as well lack its last.
 */
final class SpreadsheetCellNormaliser {

  private SpreadsheetCellNormaliser() {}

  /** What the cell said before, without blanks around it. */
  static String text(String column, String cell) {
    String text = cell.strip().replace("\r\n", "\n");
    return column.equals(SiteColumns.FICTITIOUS) ? flag(text) : text;
  }

  private static String flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "vrai" -> "true";
      case "false", "faux" -> "false";
      default -> text;
    };
  }
}
