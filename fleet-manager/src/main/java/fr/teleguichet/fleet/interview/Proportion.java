package fr.teleguichet.fleet.interview;

/**
 * A share of a number of answers.
 *
 * @param count how many said so
 * @param of how many were asked
 */
public record Proportion(long count, long of) {

  /** The standard normal quantile of a 95 % interval. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    if (count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of + " is no share");
    }
  }

  /** The share, 0 to 1; not a number of nobody. */
  public double share() {
    return (double) count / of;
  }

  /**
   * The 95 % interval of the share (E. B. Wilson, Journal of the American Statistical Association
   * 22, 1927): unlike the usual one it stays within 0 and 1 and holds for few answers.
   */
  public Interval interval() {
    double n = of;
    double p = share();
    double middle = p + Z * Z / (2 * n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    // Where all or nobody said so the bound is the share itself, which floating numbers miss.
    return new Interval(
        Math.clamp((middle - half) / scale, 0, p), Math.clamp((middle + half) / scale, p, 1));
  }

  /** An interval of shares, 0 to 1. */
  public record Interval(double low, double high) {}
}
