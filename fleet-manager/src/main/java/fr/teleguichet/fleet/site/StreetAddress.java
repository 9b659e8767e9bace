package fr.teleguichet.fleet.site;

import java.util.regex.Pattern;

/**
 * The street and the postcode of a site, as on a letter; the commune's name stands elsewhere.
 *
 * @param street number and street, 0 to 200 characters on one line; empty where nobody wrote it
 * @param postcode five digits; empty where nobody wrote it
 */
public record StreetAddress(String street, String postcode) {

  /** Nobody wrote it. */
  public static final StreetAddress NONE = new StreetAddress("", "");

  private static final int MAX_STREET = 200;
  private static final Pattern POSTCODE = Pattern.compile("[0-9]{5}");

  public StreetAddress {
    if (!isStreet(street) || !isPostcode(postcode)) {
      throw new IllegalArgumentException(
          "\"" + street + "\", \"" + postcode + "\" is no street and postcode.");
    }
  }

  /** Whether the text can be a street; an empty one can. */
  static boolean isStreet(String text) {
    return text.length() <= MAX_STREET && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether the text can be a postcode; an empty one can. */
  static boolean isPostcode(String text) {
    return text.isEmpty() || POSTCODE.matcher(text).matches();
  }
}
