package fr.teleguichet.edge.update;

import java.time.Duration;

/**
 * The updater's patience.
 *
 * @param settling how long the agent must have run before it says how the kiosk is
 * @param longestWait how long an update waits for its files and its moment
 * @param proving how long a new version has to prove itself
 * @param holding how long all must be well: what is well once may fall over at once
 */
public record UpdateTimings(
    Duration settling, Duration longestWait, Duration proving, Duration holding) {

  /** Every peripheral has been looked at by then, and the broker reached if it can be. */
  private static final Duration SETTLING = Duration.ofMinutes(3);

  private static final Duration HOLDING = Duration.ofSeconds(30);
  private static final Duration MIN_DURATION = Duration.ofSeconds(1);

  /** Those of a kiosk. */
  public static UpdateTimings of(Duration longestWait, Duration proving) {
    return new UpdateTimings(SETTLING, longestWait, proving, HOLDING);
  }

  /**
   * The same on a kiosk whose time is played.
   *
   * @param speed how many seconds pass there in one
   */
  public UpdateTimings at(double speed) {
    return new UpdateTimings(
        fast(settling, speed),
        fast(longestWait, speed),
        fast(proving, speed),
        fast(holding, speed));
  }

  private static Duration fast(Duration length, double speed) {
    Duration played = Duration.ofMillis((long) (length.toMillis() / speed));
    return played.compareTo(MIN_DURATION) < 0 ? MIN_DURATION : played;
  }
}
