package fr.teleguichet.fleet.web.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An axis with round numbers.
 *
 * @param low where it begins
 * @param step from one number to the next
 * @param steps how many steps it has, at least one
 */
record AxisScale(double low, double step, int steps) {

  private static final int AIM = 5;

  /** An axis that holds all from the least to the greatest. */
  static AxisScale of(double least, double greatest) {
    double span = greatest - least;
    if (!(span > 0) || !Double.isFinite(span)) {
      return new AxisScale(least, 1, 1);
    }
    double raw = span / AIM;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double factor = raw / power;
    double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    // Half an interview is none: an axis of small counts has whole numbers.
    double whole = greatest >= AIM ? step : Math.max(step, isWhole(least, greatest) ? 1 : step);
    double low = Math.floor(least / whole) * whole;
    return new AxisScale(low, whole, Math.max(1, (int) Math.ceil((greatest - low) / whole)));
  }

  private static boolean isWhole(double least, double greatest) {
    return least == Math.rint(least) && greatest == Math.rint(greatest);
  }

  double high() {
    return low + step * steps;
  }

  /** The numbers that stand at it. */
  List<Double> ticks() {
    return IntStream.rangeClosed(0, steps).mapToObj(i -> low + i * step).toList();
  }

  /** Where a value is, 0 to 1. */
  double place(double value) {
    return Math.clamp((value - low) / (high() - low), 0, 1);
  }
}
