package fr.teleguichet.hardware.identity;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a unit without a name shows on its screen, and what a technician types to find it: the first
 * 40 bits of its key's fingerprint in Crockford's base 32, as {@code K7QM-2XPA}. It finds a unit
 * and proves nothing: somebody with patience can make a key with the same code, so the whole
 * fingerprint must be compared before a unit is accepted.
 *
 * @param value eight characters without the hyphen, none of them I, L, O or U
 */
public record ShortCode(String value) {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
  private static final int LENGTH = 8;
  private static final int BITS = 5;
  private static final int HEX_DIGITS = LENGTH * BITS / 4;
  private static final int MAX_LENGTH = 40;

  public ShortCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a code has eight characters of Crockford's base 32");
    }
  }

  /** The code of the key that has this fingerprint. */
  public static ShortCode of(Fingerprint fingerprint) {
    var number = new BigInteger(fingerprint.hex().substring(0, HEX_DIGITS), 16);
    var text = new StringBuilder(LENGTH);
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(DIGITS.charAt(number.shiftRight(i * BITS).intValue() & (1 << BITS) - 1));
    }
    return new ShortCode(text.toString());
  }

  /** Reads what people type: any case, blanks and hyphens anywhere, O for 0, I and L for 1. */
  public static Optional<ShortCode> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String plain =
        text.replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return FORM.matcher(plain).matches() ? Optional.of(new ShortCode(plain)) : Optional.empty();
  }

  /** With the hyphen in its middle, as screens and labels show it. */
  @Override
  public String toString() {
    return value.substring(0, LENGTH / 2) + "-" + value.substring(LENGTH / 2);
  }
}
