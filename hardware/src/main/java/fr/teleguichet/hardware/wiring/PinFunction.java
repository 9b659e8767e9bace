package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;
import java.time.Duration;

/**
 * What one line of the header does. Every plain output starts inactive, so its active level has to
 * be chosen such that inactive is safe.
 *
 * @param purpose what is at the other end, for the person who wires it
 * @param debounce how long a new level must last to count; zero where every edge counts
 * @param terminal where the wire ends, as printed on the terminal block
 * @param colour the wire's
 */
public record PinFunction(
    Slug id,
    TextLine purpose,
    Pin pin,
    Signal signal,
    SignalDirection direction,
    Pull pull,
    ActiveLevel active,
    Duration debounce,
    TextLine terminal,
    TextLine colour) {

  /** The longest debounce: beyond it a press is lost. */
  public static final Duration MAX_DEBOUNCE = Duration.ofSeconds(1);

  public PinFunction {
    if (debounce.isNegative() || debounce.compareTo(MAX_DEBOUNCE) > 0) {
      throw new IllegalArgumentException(
          "a debounce lasts 0 to 1,000 ms, not " + debounce.toMillis());
    }
  }
}
