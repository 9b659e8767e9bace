package fr.teleguichet.fleet.site.transfer;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;

/**
 * Why a file is refused.
 *
 * @param sheet the name of the sheet of a spreadsheet; empty for a text
 * @param line the line or row, from 1
 * @param column the letter in the line, or the sheet's column, from 1
 * @param key the key of the sentence that says what is wrong
 * @param arguments what the sentence names
 */
public record ImportProblem(
    String sheet, int line, int column, String key, List<String> arguments) {

  private static final int MAX_QUOTED = 60;
  private static final int LETTERS = 26;

  public ImportProblem {
    sheet = shortened(sheet);
    arguments = arguments.stream().map(ImportProblem::shortened).toList();
  }

  private static String shortened(String text) {
    return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text;
  }

  /** What is wrong at this place. */
  public static ImportProblem at(int line, int column, String key, String... arguments) {
    return new ImportProblem("", line, column, key, List.of(arguments));
  }

  /** The same in a sheet of this name. */
  public ImportProblem inSheet(String name) {
    return new ImportProblem(name, line, column, key, arguments);
  }

  /** Where it is, in words: line and column, or the sheet's cell. */
  public String where(LocalizedText text) {
    return sheet.isEmpty()
        ? text.say("import.where", line, column)
        : text.say("import.where.cell", sheet, letters(column), Integer.toString(line));
  }

  /** A column as spreadsheets call it: A to Z, then AA. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left > 0; left = (left - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
    }
    return letters.toString();
  }

  /** What is wrong, in words. */
  public String say(LocalizedText text) {
    return text.say(key, arguments.toArray());
  }
}
