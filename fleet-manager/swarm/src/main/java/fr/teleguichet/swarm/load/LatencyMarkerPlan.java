package fr.teleguichet.swarm.load;

import java.time.Duration;

/**
 * Which kiosks turn one metric over at known times of the wall clock, so that another program can
 * measure how long it takes until the change can be seen.
 *
 * <p>Probe {@code p}, counted from 0, turns over at the times whose milliseconds since 1970 are
 * {@code p × every ÷ probes} more than a multiple of {@code every}; the value is the worse one
 * after an odd multiple, the good one after an even one.
 *
 * @param probes how many kiosks, from the first on
 * @param every the time between two turns of the same kiosk, at least 100 ms
 * @param kind what turns over
 */
public record LatencyMarkerPlan(int probes, Duration every, Kind kind) {

  /** What turns over. */
  public enum Kind {
    /** The printer's state between ok and error, by DDATA. */
    PRINTER,
    /** The flag Power/Under Voltage, by NDATA. */
    UNDER_VOLTAGE
  }

  /** No markers. */
  public static final LatencyMarkerPlan NONE =
      new LatencyMarkerPlan(0, Duration.ofHours(1), Kind.PRINTER);

  public LatencyMarkerPlan {
    if (probes < 0) {
      throw new IllegalArgumentException(probes + " probes is below 0");
    }
    if (every.toMillis() < 100) {
      throw new IllegalArgumentException("a marker every " + every + " is below 100 ms");
    }
  }

  /** The first moment after this one at which the probe turns over; milliseconds since 1970. */
  long nextTurn(int probe, long millis) {
    long shift = shift(probe);
    return (Math.floorDiv(millis - shift, every.toMillis()) + 1) * every.toMillis() + shift;
  }

  /** Whether the value is the worse one after the turn at this moment. */
  boolean isWorse(int probe, long turn) {
    return Math.floorMod((turn - shift(probe)) / every.toMillis(), 2) == 1;
  }

  private long shift(int probe) {
    return every.toMillis() * probe / probes;
  }
}
