package fr.teleguichet.edge.update;

import java.time.Duration;

/**
 * The updater's patience.
 *
 * @param settling how long the agent must have run before it says how the kiosk is
 * @param longestWait how long an update waits for its moment
 * @param proving how long a new version has to prove itself
 */
public record UpdateTerms(Duration settling, Duration longestWait, Duration proving) {

  /** Every peripheral has been looked at by then, and the broker reached if it can be. */
  public static final Duration SETTLING = Duration.ofMinutes(3);
}
