package fr.teleguichet.fleet.update.action;

import java.time.Duration;
import java.util.Optional;

/**
 * What a kiosk that asks is told of.
 *
 * @param asks whether its attributes are wanted
 * @param next the update whose turn it is
 * @param installed the update through which it has what it has
 * @param polling how often it shall ask, where it is not as usual
 */
public record PollReply(
    boolean asks,
    Optional<UpdateAction> next,
    Optional<UpdateAction> installed,
    Optional<Duration> polling) {

  /** Whether there is nothing to be done. */
  public boolean isIdle() {
    return next.isEmpty();
  }
}
