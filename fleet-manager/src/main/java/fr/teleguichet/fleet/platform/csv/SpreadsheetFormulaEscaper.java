package fr.teleguichet.fleet.platform.csv;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking what somebody typed for a formula (CWE-1236): an apostrophe goes
 * before it, which comes off again when the file is read back.
 */
public final class SpreadsheetFormulaEscaper {

  private static final Pattern FORMULA = Pattern.compile("'*\\s*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private SpreadsheetFormulaEscaper() {}

  /** The text as a spreadsheet takes it for a text. */
  public static String close(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** The text as a quoted cell of CSV that a spreadsheet takes for a text. */
  public static String cell(String text) {
    return '"' + close(text).replace("\"", "\"\"") + '"';
  }

  /** The text that was closed. */
  public static String open(String text) {
    return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
  }
}
