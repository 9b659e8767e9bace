package fr.teleguichet.hardware.text;

/** A value from outside as a message may show it: in quotes, printable and short. */
public final class TextQuoter {

  private static final int MAX_LENGTH = 60;

  private TextQuoter() {}

  /** The text in double quotes, its control characters replaced, cut after 60 characters. */
  public static String of(String text) {
    int length = text.codePointCount(0, text.length());
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints().limit(MAX_LENGTH).map(TextQuoter::printable).forEach(shown::appendCodePoint);
    return shown.append(length > MAX_LENGTH ? "…\"" : "\"").toString();
  }

  private static int printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          '\uFFFD';
      default -> codePoint;
    };
  }
}
