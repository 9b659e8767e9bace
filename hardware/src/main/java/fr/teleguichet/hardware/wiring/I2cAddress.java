package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/** A 7-bit I2C address that is not reserved: 0x08 to 0x77 (UM10204, section 3.1.12). */
public record I2cAddress(int value) {

  private static final Pattern FORM = Pattern.compile("0x(?:0[89a-f]|[1-6][0-9a-f]|7[0-7])");

  public I2cAddress {
    if (value < 0x08 || value > 0x77) {
      throw new IllegalArgumentException(
          "an I2C device has an address from 0x08 to 0x77, not 0x%02x".formatted(value));
    }
  }

  /** Reads it as a data sheet writes it. */
  public static I2cAddress parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "the I2C address "
              + TextQuoter.of(text)
              + " must be written in two hexadecimal digits from 0x08 to 0x77, such as 0x29");
    }
    return new I2cAddress(Integer.decode(text));
  }

  @Override
  public String toString() {
    return "0x%02x".formatted(value);
  }
}
