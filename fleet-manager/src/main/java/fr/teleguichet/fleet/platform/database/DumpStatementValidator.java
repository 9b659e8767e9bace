package fr.teleguichet.fleet.platform.database;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses every statement of a dump that {@link DatabaseDumpWriter} does not write: a backup may
 * come from anybody, and its sums say only that it is whole. What is let through makes tables and
 * views of this one schema, and rows out of plain values.
 */
public final class DumpStatementValidator {
  /** How each dump begins: with these, the server reads names and texts as they are read here. */
  static final List<String> SESSION =
      List.of(
          "SET NAMES utf8mb4;",
          "SET time_zone = '+00:00';",
          "SET foreign_key_checks = 0;",
          "SET unique_checks = 0;",
          "SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO';");

  private static final int SHOWN = 60;

  // Possessive throughout: a line may have a million characters.
  private static final String NAME = "`[^`]++`";
  private static final String VALUE =
      "(?:NULL|-?[0-9.]++(?:[eE][+-]?[0-9]++)?+|X'[0-9A-F]*+'"
          + "|'(?:[^'\\\\]|\\\\['\\\\nr0Z])*+')";
  private static final String ROW = "\\(" + VALUE + "(?:," + VALUE + ")*+\\)";
  private static final Pattern ROWS =
      Pattern.compile(
          "INSERT INTO %1$s \\(%1$s(?:, %1$s)*+\\) VALUES %2$s(?:,%2$s)*+;".formatted(NAME, ROW));

  private static final Pattern NAMES_AND_TEXTS = Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|" + NAME);

  /** What is left of a table without its names and texts; no name of another schema, no comment. */
  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE `` \\((?:[\\w ,()=<>+-]|''|``)*+;");

  private static final Pattern VIEW =
      Pattern.compile(
          "CREATE OR REPLACE ALGORITHM=\\w+ SQL SECURITY \\w+ VIEW `` AS"
              + " (?:[\\w ,()=<>!+*/%&|.-]|''|``)*+;");

  /** What reaches out of the schema, hides something from the above, or waits. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "--|/\\*|````|``\\.``\\.|\\.\\s*(?:\\w+|``)\\s*\\(|\\b(?:directory|engine(?! ?="
              + " ?innodb\\b)|into|load_file|procedure"
              + "|sleep|benchmark|\\w+_lock|nextval|setval)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SELECT = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);

  private DumpStatementValidator() {}

  /** Reads a dump to its end; why it is refused, by its first statement that no dump has. */
  public static Optional<String> refusal(Reader dump) throws IOException {
    DumpLineReader lines = new DumpLineReader(dump);
    Optional<String> refusal = Optional.empty();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (refusal.isEmpty() && !isKnown(line)) {
        refusal = Optional.of(refusal(line));
      }
    }
    return refusal;
  }

  static void refuseOther(String line) throws IOException {
    if (!isKnown(line)) {
      throw new IOException(refusal(line));
    }
  }

  private static String refusal(String line) {
    return "it has a statement that no backup of this program has: "
        + line.substring(0, Math.min(SHOWN, line.length()));
  }

  private static boolean isKnown(String line) {
    return SESSION.contains(line) || ROWS.matcher(line).matches() || isDefinition(line);
  }

  private static boolean isDefinition(String line) {
    String bare =
        NAMES_AND_TEXTS
            .matcher(line)
            .replaceAll(part -> part.group().startsWith("'") ? "''" : "``");
    return !FORBIDDEN.matcher(bare).find()
        && (VIEW.matcher(bare).matches()
            || (TABLE.matcher(bare).matches() && !SELECT.matcher(bare).find()));
  }
}
