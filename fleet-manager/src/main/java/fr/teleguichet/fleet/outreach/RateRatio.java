package fr.teleguichet.fleet.outreach;

import java.util.OptionalDouble;

/**
 * How many times as often something happened after as before, in spans of the same length, with the
 * exact 95 % interval of the ratio of two Poisson rates: given how many there were in all, those
 * after are binomial, whose interval (C. J. Clopper, E. S. Pearson, Biometrika 26, 1934) becomes
 * one of the ratio (J. Przyborowski, H. Wilenski, Biometrika 31, 1940). It is never too narrow.
 *
 * @param ratio after over before; empty where there was none before
 * @param low the interval's lower end, 0 or more
 * @param high its upper end; empty where it has none
 */
public record RateRatio(OptionalDouble ratio, double low, OptionalDouble high) {

  private static final double TAIL = 0.025;

  /** Halvings until the interval of shares is as fine as the numbers are. */
  private static final int STEPS = 60;

  /** The ratio of these counts of spans of the same length; at least one of them is not zero. */
  static RateRatio of(long before, long after) {
    if (before < 0 || after < 0 || before + after == 0) {
      throw new IllegalArgumentException(before + " before and " + after + " after");
    }
    long all = before + after;
    double low = after == 0 ? 0 : share(p -> BinomialTail.atLeast(after, all, p) < TAIL);
    double high = before == 0 ? 1 : share(p -> BinomialTail.atMost(after, all, p) > TAIL);
    return new RateRatio(
        before == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) after / before),
        low / (1 - low),
        before == 0 ? OptionalDouble.empty() : OptionalDouble.of(high / (1 - high)));
  }

  private interface Below {
    boolean holds(double share);
  }

  /** Where a share stops being below. */
  private static double share(Below below) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (below.holds(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Whether chance alone would hardly explain that there are more after. */
  public boolean isRise() {
    return low > 1;
  }

  /** Whether chance alone would hardly explain that there are fewer after. */
  public boolean isFall() {
    return high.isPresent() && high.getAsDouble() < 1;
  }
}
