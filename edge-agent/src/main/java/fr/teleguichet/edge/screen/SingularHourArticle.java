package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import java.util.regex.Pattern;

/**
 * Of one o’clock Spanish and Portuguese speak in the singular, with another article: “a partir de
 * la 1”, “das 9 à 1”.
 */
final class SingularHourArticle {

  private static final Pattern SPANISH =
      Pattern.compile("(?<!\\p{L})las(?= (?:0?1(?!\\d)|una\\b))");
  private static final Pattern PORTUGUESE =
      Pattern.compile("(?<!\\p{L})(da|à)s(?= (?:0?1(?!\\d)|uma\\b))");

  private SingularHourArticle() {}

  /** The same words with the article of the hours in them. */
  static String in(SessionLanguage language, String words) {
    return switch (language) {
      case SPANISH -> SPANISH.matcher(words).replaceAll("la");
      case PORTUGUESE -> PORTUGUESE.matcher(words).replaceAll("$1");
      case FRENCH, ENGLISH, ARABIC -> words;
    };
  }
}
