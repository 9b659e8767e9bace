package fr.teleguichet.edge.speech;

/**
 * A text to be spoken.
 *
 * @param language its tag, such as {@code fr}
 * @param text cut off where nobody would listen any longer
 */
public record Utterance(String language, String text) {

  /** About a minute and a half; the longest screen has half of it. */
  public static final int MAX_LENGTH = 1_200;

  public Utterance {
    if (!language.matches("[a-z]{2}") || text.isBlank()) {
      throw new IllegalArgumentException("nothing to speak in \"" + language + "\"");
    }
    text = text.substring(0, Math.min(MAX_LENGTH, text.length()));
  }
}
