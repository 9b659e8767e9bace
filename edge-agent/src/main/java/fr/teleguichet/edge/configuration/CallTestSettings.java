package fr.teleguichet.edge.configuration;

/**
 * What the kiosk's page tries before opening hours.
 *
 * @param isOn whether it tries anything
 * @param hasSound whether something may be heard, for the microphone to hear it
 */
public record CallTestSettings(boolean isOn, boolean hasSound) {

  /**
   * Reads the word.
   *
   * @throws IllegalArgumentException when it is none
   */
  static CallTestSettings of(String word) {
    return switch (word) {
      case "all" -> new CallTestSettings(true, true);
      case "silent" -> new CallTestSettings(true, false);
      case "none" -> new CallTestSettings(false, false);
      default -> throw new IllegalArgumentException("write all, silent or none");
    };
  }
}
