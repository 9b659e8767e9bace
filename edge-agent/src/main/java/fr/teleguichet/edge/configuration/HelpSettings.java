package fr.teleguichet.edge.configuration;

import java.util.Optional;

/**
 * Help at the place.
 *
 * @param telephone whom a citizen telephones when nobody comes
 */
public record HelpSettings(Optional<String> telephone) {

  /**
   * Reads a number as people write it.
   *
   * @throws IllegalArgumentException when it is none
   */
  static String number(String text) {
    if (!text.matches("\\+?[0-9][0-9 .()-]{1,27}[0-9]")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no telephone number; write it as 05 65 00 00 00");
    }
    return text;
  }
}
