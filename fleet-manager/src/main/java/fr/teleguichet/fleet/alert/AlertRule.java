package fr.teleguichet.fleet.alert;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;

/**
 * When a condition becomes an alert.
 *
 * @param enabled whether it does at all
 * @param severity how soon somebody should see to it
 * @param delay how long the condition must hold first
 * @param threshold the number to compare with; 0 for a kind that has none
 * @param quietWhenClosed whether nothing is told while the site is closed
 */
@Immutable
public record AlertRule(
    AlertKind kind,
    boolean enabled,
    AlertSeverity severity,
    Duration delay,
    int threshold,
    boolean quietWhenClosed) {

  /** The longest delay. */
  public static final Duration MAX_DELAY = Duration.ofDays(7);

  public AlertRule {
    if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException("a delay of " + delay + " is not within a week");
    }
  }
}
