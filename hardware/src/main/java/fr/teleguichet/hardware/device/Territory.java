package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.regex.Pattern;

/**
 * The part of the network that shares one administration, such as a community of communes, and the
 * Sparkplug group id of its kiosks: lower-case letters, digits and hyphens, 2 to 40 of them.
 */
public record Territory(String value) implements SingleTextValue, Comparable<Territory> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");

  public Territory {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "the territory \""
              + value
              + "\" must have 2 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  /** Whether the text can be a territory of ours; the group id of a strange node need not. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(Territory other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
