package fr.teleguichet.fleet.enrolment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A unit's number in the register: given once, in addresses and in the audit log, never reused.
 *
 * @param value from 1
 */
public record UnitNumber(int value) {

  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,8}");

  public UnitNumber {
    if (value < 1) {
      throw new IllegalArgumentException("a unit's number is 1 or more, not " + value);
    }
  }

  /** Reads the number from an address; empty when it is none. */
  public static Optional<UnitNumber> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new UnitNumber(Integer.parseInt(text)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
