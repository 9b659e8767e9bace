package fr.teleguichet.hardware.board;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/** A host by name or IPv4 address, 1 to 63 characters. */
public record HostName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?");

  public HostName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the host "
              + TextQuoter.of(value)
              + " must have 1 to 63 lower-case letters, digits, dots or hyphens");
    }
  }
}
