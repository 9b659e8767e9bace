package fr.teleguichet.swarm.figures;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Delays of one kind on one event loop, in microseconds, 1 µs to 1 hour at two significant digits.
 * Only the loop's thread records; one other thread collects.
 */
public final class DelayHistogram {

  static final long MAX_MICROS = 3_600_000_000L;
  static final int DIGITS = 2;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(MAX_MICROS, DIGITS);
  private @Nullable Histogram recycled;

  /** An empty histogram that can take in what {@link #collectInto} gives. */
  public static Histogram newHistogram() {
    return new Histogram(MAX_MICROS, DIGITS);
  }

  /** One more delay. */
  public void record(long nanos) {
    recorder.recordValue(Math.clamp(nanos / 1_000, 0, MAX_MICROS));
  }

  /** Adds what was recorded since the last call to the histogram. */
  void collectInto(Histogram sum) {
    Histogram interval = recorder.getIntervalHistogram(recycled);
    recycled = interval;
    sum.add(interval);
  }
}
