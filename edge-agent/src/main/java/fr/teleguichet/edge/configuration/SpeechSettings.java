package fr.teleguichet.edge.configuration;

import java.util.List;

/**
 * What reads the page aloud.
 *
 * @param command the program and its arguments; empty for a kiosk that does not
 */
public record SpeechSettings(List<String> command) {

  private static final String NONE = "none";
  private static final String LANGUAGE = "{language}";
  private static final int MAX_LENGTH = 200;

  public SpeechSettings {
    command = List.copyOf(command);
  }

  /**
   * Reads the words of a command.
   *
   * @throws IllegalArgumentException when it would speak every language alike
   */
  static SpeechSettings of(String text) {
    if (text.equals(NONE)) {
      return new SpeechSettings(List.of());
    }
    if (text.length() > MAX_LENGTH || !text.contains(LANGUAGE)) {
      throw new IllegalArgumentException(
          "a command has {language} among its arguments, and up to 200 characters");
    }
    return new SpeechSettings(List.of(text.strip().split("\\s+", -1)));
  }
}
