package fr.teleguichet.edge.configuration;

import java.util.Optional;

/**
 * The handset.
 *
 * @param device a part of the names that the sound server gives its device; the sound stays at the
 *     loudspeaker without it
 */
public record HandsetSettings(Optional<String> device) {

  /**
   * Reads a part of a name.
   *
   * @throws IllegalArgumentException when no device of PipeWire has it in its name, or any would
   */
  static String part(String text) {
    if (!text.matches("[A-Za-z0-9._:-]{4,120}")) {
      throw new IllegalArgumentException(
          "write 4 to 120 letters, digits, dots, colons, hyphens or underscores of the device’s"
              + " name");
    }
    return text;
  }
}
