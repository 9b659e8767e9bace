package fr.teleguichet.swarm.figures;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A distribution of delays in a few numbers, all in microseconds except the number of delays.
 *
 * @param number how many delays there were; with none, all others are 0
 */
public record Percentiles(long number, long p50, long p90, long p99, long p999, long max) {

  static Percentiles of(Histogram histogram) {
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }

  /** One line for people, in milliseconds. */
  @Override
  public String toString() {
    return number == 0
        ? "none"
        : String.format(
            Locale.ROOT,
            "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (%,d)",
            p50 / 1e3,
            p90 / 1e3,
            p99 / 1e3,
            p999 / 1e3,
            max / 1e3,
            number);
  }
}
