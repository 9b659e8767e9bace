package fr.teleguichet.fleet.site;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.regex.Pattern;

/** A site's short name in addresses: 2 to 40 lower-case letters, digits or inner hyphens. */
public record SiteCode(String value) implements SingleTextValue, Comparable<SiteCode> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])");

  public SiteCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "the site code \""
              + value
              + "\" must have 2 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  /** Whether the text can be a site's code. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(SiteCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
