package fr.teleguichet.fleet.platform.time;

/** Measures how long something takes; unlike a clock it is never set. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some moment: only the difference of two says anything. */
  long nanos();
}
