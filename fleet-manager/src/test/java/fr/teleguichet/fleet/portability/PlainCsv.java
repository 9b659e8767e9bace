package fr.teleguichet.fleet.portability;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSV by a regular expression made of the grammar of RFC 4180, and by nothing of the program's. */
final class PlainCsv {
  private static final Pattern CELL =
      Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*+)\"|([^\",\r\n]*+))(,|\r\n)");

  private PlainCsv() {}

  static List<List<String>> read(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher cell = CELL.matcher(text);
    int end = 0;
    while (cell.find()) {
      boolean _ =
          row.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
      if (!cell.group(3).equals(",")) {
        boolean _ = rows.add(List.copyOf(row));
        row.clear();
      }
      end = cell.end();
    }
    if (end != text.length()) {
      throw new AssertionError("no RFC 4180 at " + end);
    }
    return rows;
  }
}
