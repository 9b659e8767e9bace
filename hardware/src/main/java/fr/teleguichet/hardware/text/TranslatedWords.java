package fr.teleguichet.hardware.text;

import com.google.errorprone.annotations.Immutable;
import java.util.Locale;

/** A few words in the languages of those who look after kiosks. */
@Immutable
public record TranslatedWords(String french, String english, String spanish) {

  /** In the language of this locale; in English where that is none of the three. */
  public String in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "fr" -> french;
      case "es" -> spanish;
      default -> english;
    };
  }
}
