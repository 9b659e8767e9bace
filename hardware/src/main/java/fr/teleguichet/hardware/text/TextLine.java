package fr.teleguichet.hardware.text;

import java.util.regex.Pattern;

/**
 * One line of text for people: 1 to 160 characters without control characters, beginning with a
 * letter, a digit or an opening bracket, so that no spreadsheet takes it for a formula.
 */
public record TextLine(String value) {

  private static final int MAX_LENGTH = 160;
  private static final Pattern FORM =
      Pattern.compile("[\\p{L}\\p{N}(](?:[^\\p{C}]*[^\\p{C}\\p{Z}])?");

  public TextLine {
    if (value.codePointCount(0, value.length()) > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the text "
              + TextQuoter.of(value)
              + " must be one line of 1 to "
              + MAX_LENGTH
              + " characters that begins with a letter, a digit or ( and does not end in a space");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
