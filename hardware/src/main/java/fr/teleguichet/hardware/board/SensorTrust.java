package fr.teleguichet.hardware.board;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;

/**
 * How far a sensor's word is taken.
 *
 * @param weightPercent 0, it is not listened to, to 100, it alone is enough
 * @param hold how long after its last sign somebody is still taken to be there, 0 to 10 min
 * @param debounce how long it has to see somebody without a break before that counts, 0 to 10 s;
 *     comes after the debounce of its line, if it has one
 */
@Immutable
public record SensorTrust(int weightPercent, Duration hold, Duration debounce) {

  /** The weight of a sensor that is enough alone. */
  public static final int ENOUGH = 100;

  /** The longest hold: beyond it the next citizen would be taken for the last. */
  public static final Duration MAX_HOLD = Duration.ofMinutes(10);

  /** The longest debounce: beyond it people give up before the screen wakes. */
  public static final Duration MAX_DEBOUNCE = Duration.ofSeconds(10);

  public SensorTrust {
    if (weightPercent < 0 || weightPercent > 100) {
      throw new IllegalArgumentException("a weight is 0 to 100 percent, not " + weightPercent);
    }
    if (hold.isNegative() || hold.compareTo(MAX_HOLD) > 0) {
      throw new IllegalArgumentException("a hold lasts 0 to 600,000 ms, not " + hold.toMillis());
    }
    if (debounce.isNegative() || debounce.compareTo(MAX_DEBOUNCE) > 0) {
      throw new IllegalArgumentException(
          "a sensor's debounce lasts 0 to 10,000 ms, not " + debounce.toMillis());
    }
  }

  /** The weight as a share, 0 to 1. */
  public double weight() {
    return weightPercent / 100.0;
  }
}
