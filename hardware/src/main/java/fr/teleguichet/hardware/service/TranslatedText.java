package fr.teleguichet.hardware.service;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A line of text for citizens, in French, in English and perhaps in more languages. */
public record TranslatedText(Map<ServiceTextLanguage, String> texts) {

  /**
   * @throws IllegalArgumentException when it lacks French or English, or a line is none
   */
  public TranslatedText {
    Map<ServiceTextLanguage, String> sorted = new EnumMap<>(ServiceTextLanguage.class);
    sorted.putAll(texts);
    for (ServiceTextLanguage language : ServiceTextLanguage.values()) {
      if (language.isRequired() && !sorted.containsKey(language)) {
        throw new IllegalArgumentException("has nothing in \"" + language.code() + "\"");
      }
    }
    sorted.forEach((language, line) -> check(language, line));
    texts = Collections.unmodifiableMap(sorted);
  }

  private static void check(ServiceTextLanguage language, String line) {
    if (!isLine(line)) {
      throw new IllegalArgumentException(
          "must be one line without control characters in \"" + language.code() + "\"");
    }
  }

  /** Whether it can stand on a screen as one line. */
  static boolean isLine(String line) {
    return !line.isBlank() && line.codePoints().noneMatch(TranslatedText::isUnprintable);
  }

  /** Control characters, halves of characters, and marks that turn the writing's direction. */
  private static boolean isUnprintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT ->
          (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
      default -> false;
    };
  }

  /** The line in this language, in French where it has none. */
  public String in(ServiceTextLanguage language) {
    String line = texts.get(language);
    return line == null ? texts.getOrDefault(ServiceTextLanguage.FR, "") : line;
  }

  /** How many characters its longest line has. */
  int longest() {
    return texts.values().stream()
        .mapToInt(it -> it.codePointCount(0, it.length()))
        .max()
        .orElse(0);
  }
}
