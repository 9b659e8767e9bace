package fr.teleguichet.edge.loop;

/** A clock for lengths of time, which nobody sets. */
@FunctionalInterface
public interface MonotonicClock {

  /** Nanoseconds since some instant. */
  long nanos();
}
