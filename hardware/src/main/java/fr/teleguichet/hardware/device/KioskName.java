package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.regex.Pattern;

/**
 * A kiosk's name in the fleet, and its Sparkplug edge node id: lower-case letters, digits and
 * hyphens, 2 to 40 of them, so that it can stand in topics, file names, certificates, addresses and
 * on a printed label alike.
 */
public record KioskName(String value) implements SingleTextValue, Comparable<KioskName> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");

  public KioskName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "the kiosk id \""
              + value
              + "\" must have 2 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  /** Whether the text can be a kiosk's id. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  /** Where this kiosk stands on the wire. */
  public NodeAddress in(Territory territory) {
    return new NodeAddress(territory.value(), value);
  }

  @Override
  public int compareTo(KioskName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
