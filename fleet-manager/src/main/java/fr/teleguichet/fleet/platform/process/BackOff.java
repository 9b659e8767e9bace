package fr.teleguichet.fleet.platform.process;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next start: doubling from {@code first} to {@code longest}, of which
 * a random half is taken off so that several processes do not come back in step.
 */
public record BackOff(Duration first, Duration longest) {
  private static final int MAX_DOUBLINGS = 20;

  public BackOff {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Back-off from " + first + " to " + longest + " must be above zero and growing.");
    }
  }

  Duration delay(int attempt, RandomGenerator random) {
    int doublings = Math.clamp(attempt - 1L, 0, MAX_DOUBLINGS);
    Duration full = first.multipliedBy(1L << doublings);
    Duration capped = full.compareTo(longest) < 0 ? full : longest;
    long half = capped.toMillis() / 2;
    return Duration.ofMillis(capped.toMillis() - random.nextLong(half + 1));
  }
}
