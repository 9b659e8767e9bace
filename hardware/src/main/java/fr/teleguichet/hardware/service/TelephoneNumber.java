package fr.teleguichet.hardware.service;

import fr.teleguichet.hardware.text.SingleTextValue;
import java.util.regex.Pattern;

/** A number that people dial, as they read it: {@code 3960} or {@code 05 65 20 00 00}. */
public record TelephoneNumber(String value) implements SingleTextValue {

  private static final Pattern FORM = Pattern.compile("\\+?[0-9](?:[ .]?[0-9]){1,17}");

  public TelephoneNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the telephone number must have 2 to 18 digits, with single blanks or points between");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
