package fr.teleguichet.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The part of libconfig's format that descriptions for SWUpdate are written in: groups, lists,
 * arrays, texts, whole numbers, flags and comments. Fractions and {@code @include} are refused, and
 * so is a name that stands twice. Limits: 20 levels, 20,000 values.
 */
final class LibconfigParser {

  private static final int DEEPEST = 20;
  private static final int MAX_COUNT = 20_000;

  private final String what;
  private final String text;
  private int place;
  private int values;

  private LibconfigParser(String what, String text) {
    this.what = what;
    this.text = text;
  }

  static LibconfigValue.Group parse(String text) throws ReleaseException {
    return parse("sw-description", text);
  }

  /**
   * @param what the text's name in a sentence
   */
  static LibconfigValue.Group parse(String what, String text) throws ReleaseException {
    LibconfigParser parser = new LibconfigParser(what, text);
    LibconfigValue.Group found = parser.settings('\0', 0);
    if (parser.place < text.length()) {
      throw parser.wrong("there is a character that does not belong there");
    }
    return found;
  }

  private ReleaseException wrong(String fault) {
    long line = text.substring(0, Math.min(place, text.length())).lines().count();
    return ReleaseException.notARelease(
        "The " + what + " can't be read at line " + Math.max(1, line) + ": " + fault + ".");
  }

  private LibconfigValue.Group group(int depth) throws ReleaseException {
    place++;
    LibconfigValue.Group found = settings('}', depth);
    place++;
    return found;
  }

  /** Settings up to the closing brace, or to the end, which stays. */
  private LibconfigValue.Group settings(char end, int depth) throws ReleaseException {
    Map<String, LibconfigValue> found = new LinkedHashMap<>();
    for (char next = next(); next != end; next = next()) {
      String name = nameBeforeSign();
      if (found.put(name, value(depth + 1)) != null) {
        throw wrong(ReleaseTextValidator.shown(name) + " stands twice");
      }
      if (next() == ';' || next() == ',') {
        place++;
      }
    }
    return new LibconfigValue.Group(found);
  }

  private String nameBeforeSign() throws ReleaseException {
    String name = name();
    char sign = next();
    if (sign != '=' && sign != ':') {
      throw wrong("after " + ReleaseTextValidator.shown(name) + " there is no =");
    }
    place++;
    return name;
  }

  private LibconfigValue value(int depth) throws ReleaseException {
    if (depth > DEEPEST || ++values > MAX_COUNT) {
      throw ReleaseException.tooLarge(
          "The " + what + " has more than " + DEEPEST + " levels or " + MAX_COUNT + " values.");
    }
    return switch (next()) {
      case '{' -> group(depth);
      case '(' -> several(')', depth);
      case '[' -> several(']', depth);
      case '"' -> new LibconfigValue.Text(strings());
      default -> scalar();
    };
  }

  private LibconfigValue.Several several(char end, int depth) throws ReleaseException {
    place++;
    List<LibconfigValue> found = new ArrayList<>();
    while (next() != end) {
      found.add(value(depth + 1));
      if (next() == ',') {
        place++;
      } else if (next() != end) {
        throw wrong("a list has no comma between two values, or no end");
      }
    }
    place++;
    return new LibconfigValue.Several(found);
  }

  private String name() throws ReleaseException {
    int begin = place;
    while (place < text.length() && isOfName(text.charAt(place), place == begin)) {
      place++;
    }
    if (begin == place) {
      throw wrong("a name is missing");
    }
    return text.substring(begin, place);
  }

  private static boolean isOfName(char c, boolean first) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '*'
        || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '_'));
  }

  /** One text, or several side by side that make one. */
  private String strings() throws ReleaseException {
    StringBuilder found = new StringBuilder();
    while (next() == '"') {
      place++;
      string(found);
    }
    return found.toString();
  }

  private void string(StringBuilder found) throws ReleaseException {
    while (place < text.length()) {
      char c = text.charAt(place++);
      if (c == '"') {
        return;
      }
      found.append(c == '\\' ? escaped() : c);
    }
    throw wrong("a text has no end");
  }

  private char escaped() throws ReleaseException {
    char c = place < text.length() ? text.charAt(place++) : '\0';
    return switch (c) {
      case '"', '\\' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      case 'v' -> '\u000b';
      case 'x' -> hexadecimal();
      default -> throw wrong("a text has an unknown escape");
    };
  }

  private char hexadecimal() throws ReleaseException {
    int value = 0;
    for (int i = 0; i < 2; i++) {
      int digit = place < text.length() ? Character.digit(text.charAt(place++), 16) : -1;
      if (digit < 0) {
        throw wrong("\\x has no two hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private LibconfigValue scalar() throws ReleaseException {
    int begin = place;
    while (place < text.length() && isOfScalar(text.charAt(place))) {
      place++;
    }
    String word = text.substring(begin, place).toLowerCase(Locale.ROOT);
    if (word.equals("true") || word.equals("false")) {
      return new LibconfigValue.Flag(word.equals("true"));
    }
    String digits = word.replaceFirst("l{1,2}$", "");
    try {
      return new LibconfigValue.Whole(
          digits.startsWith("0x")
              ? Long.parseUnsignedLong(digits.substring(2), 16)
              : Long.parseLong(digits));
    } catch (NumberFormatException _) {
      throw wrong("\"" + ReleaseTextValidator.shown(word) + "\" is no value");
    }
  }

  private static boolean isOfScalar(char c) {
    return isOfName(c, false) || c == '+' || c == '.';
  }

  /** The next character that counts; NUL at the end. A NUL in the text is nowhere allowed. */
  private char next() throws ReleaseException {
    while (place < text.length()) {
      char c = text.charAt(place);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        place++;
      } else if (c == '#' || text.startsWith("//", place)) {
        int end = text.indexOf('\n', place);
        place = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", place)) {
        int end = text.indexOf("*/", place + 2);
        if (end < 0) {
          throw wrong("a comment has no end");
        }
        place = end + 2;
      } else {
        return c;
      }
    }
    return '\0';
  }
}
