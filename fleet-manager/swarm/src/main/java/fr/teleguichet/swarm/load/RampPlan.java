package fr.teleguichet.swarm.load;

import java.time.Duration;

/**
 * How connections are made.
 *
 * @param perSecond the most connections begun in a second, over all event loops
 * @param underWay the most connections begun and not yet subscribed, over all event loops
 * @param shortestAway how long a kiosk stays away at least after its connection ended
 * @param longestAway how long at most
 */
public record RampPlan(
    double perSecond, int underWay, Duration shortestAway, Duration longestAway) {

  public RampPlan {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException(
          "a rate of " + perSecond + " connections per second is not positive");
    }
    if (underWay < 1) {
      throw new IllegalArgumentException(underWay + " connections under way is below 1");
    }
    if (shortestAway.isNegative() || shortestAway.compareTo(longestAway) > 0) {
      throw new IllegalArgumentException(
          "a time away of " + shortestAway + " to " + longestAway + " is none");
    }
  }
}
