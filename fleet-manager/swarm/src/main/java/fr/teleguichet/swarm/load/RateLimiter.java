package fr.teleguichet.swarm.load;

/** Lets so many things a second begin, and never catches up on more than a moment's worth. */
final class RateLimiter {

  private static final long MOMENT = 20_000_000;

  private final long period;
  private long next = Long.MIN_VALUE;

  RateLimiter(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a pace of " + perSecond + " per second is not positive");
    }
    this.period = (long) (1e9 / perSecond);
  }

  /** Whether one more may begin now, which then counts. */
  boolean take(long now) {
    if (next > now) {
      return false;
    }
    next = Math.max(next, now - MOMENT) + period;
    return true;
  }
}
