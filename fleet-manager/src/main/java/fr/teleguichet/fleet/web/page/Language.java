package fr.teleguichet.fleet.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the pages; French comes first. */
public enum Language {
  FRENCH("fr", "Français", Locale.FRANCE),
  ENGLISH("en", "English", Locale.UK);

  private final String tag;
  private final String ownName;
  private final Locale locale;

  Language(String tag, String ownName, Locale locale) {
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The language's tag in addresses and documents (BCP 47). */
  public String tag() {
    return tag;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** How numbers and dates are written in it. */
  public Locale locale() {
    return locale;
  }

  /** The language with this tag. */
  public static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /** The best for a browser's {@code Accept-Language}; French where none fits. */
  static Language accepted(String header) {
    if (header.isBlank() || header.length() > 500) {
      return FRENCH;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      String best = Locale.lookupTag(ranges, Arrays.stream(values()).map(Language::tag).toList());
      return Optional.ofNullable(best).flatMap(Language::ofTag).orElse(FRENCH);
    } catch (IllegalArgumentException _) {
      return FRENCH;
    }
  }
}
