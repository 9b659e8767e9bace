package fr.teleguichet.hardware.text;

import java.util.regex.Pattern;

/**
 * The name of one thing inside a board file: 1 to 40 lower-case letters, digits and inner hyphens,
 * so that it can stand in file names, addresses and logs alike.
 */
public record Slug(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

  public Slug {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the name "
              + TextQuoter.of(value)
              + " must have 1 to 40 lower-case letters, digits or inner hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
