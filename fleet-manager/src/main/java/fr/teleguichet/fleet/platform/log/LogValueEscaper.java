package fr.teleguichet.fleet.platform.log;

import java.util.Locale;

/** Writes a value so that it stays one word of one line. */
final class LogValueEscaper {
  private LogValueEscaper() {}

  static void append(StringBuilder line, String value) {
    if (isPlain(value)) {
      line.append(value);
      return;
    }
    line.append('"');
    value.codePoints().forEach(character -> escape(line, character));
    line.append('"');
  }

  private static boolean isPlain(String value) {
    return !value.isEmpty() && value.chars().allMatch(LogValueEscaper::isPlain);
  }

  private static boolean isPlain(int character) {
    return character > ' ' && character != '"' && character != '=' && character < 0x7f;
  }

  private static void escape(StringBuilder line, int character) {
    switch (character) {
      case '"' -> line.append("\\\"");
      case '\\' -> line.append("\\\\");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
          line.append(String.format(Locale.ROOT, "\\u%04x", character));
        } else {
          line.appendCodePoint(character);
        }
      }
    }
  }
}
