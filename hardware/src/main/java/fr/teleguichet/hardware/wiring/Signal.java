package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.TextQuoter;
import java.util.regex.Pattern;

/**
 * What a line carries: {@code gpio} for a plain level, or one line of a controller inside the
 * board, such as {@code uart0-txd}, {@code i2c1-sda}, {@code spi0-mosi} or {@code pwm0-2}.
 */
public record Signal(String name) implements Comparable<Signal> {

  private static final Pattern FORM =
      Pattern.compile(
          "gpio|uart[0-9]-(?:txd|rxd|cts|rts)|i2c[0-9]-(?:sda|scl)"
              + "|spi[0-9]-(?:mosi|miso|sclk|ce[0-9])|pwm[0-9]-[0-9]");

  /** A plain level, which every GPIO can carry. */
  public static final Signal GPIO = new Signal("gpio");

  public Signal {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the signal "
              + TextQuoter.of(name)
              + " must be gpio, or a controller and its line, such as uart0-txd, i2c1-sda,"
              + " spi0-mosi or pwm0-0");
    }
  }

  /** Whether it is a plain level. */
  public boolean isPlain() {
    return name.equals("gpio");
  }

  /** Whether it belongs to a bus that several devices or wires share: anything but gpio and pwm. */
  public boolean isOfBus() {
    return !isPlain() && !name.startsWith("pwm");
  }

  /** The controller, such as {@code uart0}; {@code gpio} for a plain level. */
  public String controller() {
    int hyphen = name.indexOf('-');
    return hyphen < 0 ? name : name.substring(0, hyphen);
  }

  /** Whether a line of this direction can carry it. */
  boolean allows(SignalDirection direction) {
    return isPlain() ? direction != SignalDirection.BOTH : direction == direction();
  }

  /** The direction that the controller gives the line. */
  SignalDirection direction() {
    return switch (name.substring(name.indexOf('-') + 1)) {
      case "sda", "scl" -> SignalDirection.BOTH;
      case "rxd", "cts", "miso" -> SignalDirection.IN;
      default -> SignalDirection.OUT;
    };
  }

  @Override
  public int compareTo(Signal other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
