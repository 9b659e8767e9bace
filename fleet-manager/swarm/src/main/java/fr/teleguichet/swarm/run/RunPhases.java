package fr.teleguichet.swarm.run;

import java.time.Duration;

/**
 * How long the parts of a run may last; every part is bounded.
 *
 * @param rampLimit until all kiosks are live, or the run goes on without the missing ones
 * @param warmUp load that does not count
 * @param measure load that counts
 * @param drain after the load, until the host has acknowledged everything
 */
public record RunPhases(Duration rampLimit, Duration warmUp, Duration measure, Duration drain) {

  /** The longest time that a part may have. */
  public static final Duration MAX_DURATION = Duration.ofHours(24);

  public RunPhases {
    requireWithin("ramp limit", rampLimit);
    requireWithin("warm-up", warmUp);
    requireWithin("duration", measure);
    requireWithin("drain time", drain);
    if (measure.isZero()) {
      throw new IllegalArgumentException("a duration of 0 measures nothing");
    }
  }

  private static void requireWithin(String what, Duration length) {
    if (length.isNegative() || length.compareTo(MAX_DURATION) > 0) {
      throw new IllegalArgumentException("a " + what + " of " + length + " is not in 0..24 h");
    }
  }
}
