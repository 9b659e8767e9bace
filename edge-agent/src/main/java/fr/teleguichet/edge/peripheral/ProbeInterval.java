package fr.teleguichet.edge.peripheral;

import java.time.Duration;

/**
 * How often a part is looked at, and for how long.
 *
 * @param every from the end of a look to the next
 * @param deadline the longest that a look may take
 * @param slowest the longest between two looks after many without an answer
 */
public record ProbeInterval(Duration every, Duration deadline, Duration slowest) {

  private static final int MAX_DOUBLINGS = 10;

  public ProbeInterval {
    if (!every.isPositive() || !deadline.isPositive() || slowest.compareTo(every) < 0) {
      throw new IllegalArgumentException(
          "no rhythm: each %s, at most %s, slowest %s".formatted(every, deadline, slowest));
    }
  }

  /** For what costs a device or a daemon something to answer. */
  public static ProbeInterval asking(Duration every, Duration deadline) {
    return new ProbeInterval(every, deadline, every.multipliedBy(8));
  }

  /** For the kernel's own files, which cost nothing to look at however often nothing is there. */
  public static ProbeInterval reading(Duration every) {
    return new ProbeInterval(every, Duration.ofSeconds(3), every);
  }

  /** How long to wait after so many looks in a row without an answer. */
  Duration after(int failures) {
    Duration wait = every.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
    return wait.compareTo(slowest) > 0 ? slowest : wait;
  }
}
