package fr.teleguichet.swarm.figures;

import org.HdrHistogram.ConcurrentHistogram;

/** Delays that many threads record, in microseconds, 1 µs to 1 hour at two significant digits. */
public final class SharedDelayHistogram {

  private final ConcurrentHistogram delays =
      new ConcurrentHistogram(DelayHistogram.MAX_MICROS, DelayHistogram.DIGITS);

  /** One more delay. */
  public void record(long nanos) {
    delays.recordValue(Math.clamp(nanos / 1_000, 0, DelayHistogram.MAX_MICROS));
  }

  /** The distribution so far; exact once nobody records any more. */
  public Percentiles percentiles() {
    return Percentiles.of(delays);
  }
}
