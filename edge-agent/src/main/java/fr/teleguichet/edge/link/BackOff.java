package fr.teleguichet.edge.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: the bound doubles with each round through the servers, and
 * the wait is anywhere below it (full jitter), so that a fleet does not come back as one.
 */
final class BackOff {

  /** A wait that keeps even an unlucky draw from spinning. */
  private static final Duration MIN_DURATION = Duration.ofMillis(50);

  private final Duration first;
  private final Duration longest;
  private final int servers;
  private final RandomGenerator random;

  BackOff(LinkTimings pace, int servers, RandomGenerator random) {
    this.first = pace.firstRetry();
    this.longest = pace.longestRetry();
    this.servers = servers;
    this.random = random;
  }

  /** The wait after so many failures in a row, the latest included. */
  Duration after(int failures) {
    long bound = bound(failures).toMillis();
    long least = Math.min(MIN_DURATION.toMillis(), bound);
    return Duration.ofMillis(least + (long) (random.nextDouble() * (bound - least)));
  }

  /** The longest that {@link #after} may answer. */
  Duration bound(int failures) {
    int round = Math.max(0, failures - 1) / servers;
    // Thirty doublings of a millisecond are twelve days: beyond any bound, and short of overflow.
    long bound = first.toMillis() << Math.min(round, 30);
    return Duration.ofMillis(Math.min(bound, longest.toMillis()));
  }
}
