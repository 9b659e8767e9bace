package fr.teleguichet.swarm.load;

/**
 * Evenly spaced moments that do not wait for anybody: the n-th is due at start + n ÷ rate, however
 * late the one before was (an open loop, which keeps waiting time in the figures).
 */
final class OpenLoopSchedule {

  private static final long NEVER = Long.MAX_VALUE;

  private final double period;
  private final long start;
  private final long most;
  private long number;

  /** A schedule without an end. */
  OpenLoopSchedule(double perSecond, long start) {
    this(perSecond, start, Long.MAX_VALUE);
  }

  /**
   * A schedule of so many moments a second, none for 0.
   *
   * @param start the moment of the first, nanoseconds
   * @param most how many there are at most
   */
  OpenLoopSchedule(double perSecond, long start, long most) {
    if (!(perSecond >= 0) || perSecond > 1e9) {
      throw new IllegalArgumentException("a rate of " + perSecond + " per second is not in 0..1e9");
    }
    this.period = perSecond == 0 ? 0 : 1e9 / perSecond;
    this.start = start;
    this.most = most;
  }

  /** Nothing, ever. */
  static OpenLoopSchedule never() {
    return new OpenLoopSchedule(0, 0);
  }

  /** When the next is due, nanoseconds; only for a schedule that has one. */
  long due() {
    return start + (long) (number * period);
  }

  /** How long until the next is due; 0 or less when it is, {@code Long.MAX_VALUE} for never. */
  long until(long now) {
    return period == 0 || number >= most ? NEVER : due() - now;
  }

  /** Goes on to the one after. */
  void next() {
    number++;
  }
}
