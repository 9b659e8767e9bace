package fr.teleguichet.fleet.outreach;

/**
 * Tails of the binomial distribution, added up from their largest term on, so that neither the
 * number of trials nor a small share makes them vanish too early.
 */
final class BinomialTail {

  /** Terms that are smaller than the sum by this no longer change it. */
  private static final double NOTHING = 1e-17;

  private BinomialTail() {}

  /** The probability of at least so many of all, each with this share between 0 and 1. */
  static double atLeast(long count, long all, double share) {
    return above(count, all, share);
  }

  /** The probability of at most so many of all, each with this share between 0 and 1. */
  static double atMost(long count, long all, double share) {
    return above(all - count, all, 1 - share);
  }

  /** Upwards from the count or from the mode, whichever is larger, and down to the count. */
  private static double above(long count, long all, double share) {
    if (count <= 0) {
      return 1;
    }
    if (count > all) {
      return 0;
    }
    long start = Math.max(count, Math.min(all, (long) ((all + 1) * share)));
    double first = Math.exp(logTerm(start, all, share));
    double sum = first;
    double term = first;
    for (long i = start; i < all && term > sum * NOTHING; i++) {
      term *= (double) (all - i) / (i + 1) * (share / (1 - share));
      sum += term;
    }
    term = first;
    for (long i = start; i > count && term > sum * NOTHING; i--) {
      term *= (double) i / (all - i + 1) * ((1 - share) / share);
      sum += term;
    }
    return Math.min(1, sum);
  }

  private static double logTerm(long count, long all, double share) {
    return logFactorial(all)
        - logFactorial(count)
        - logFactorial(all - count)
        + (count == 0 ? 0 : count * Math.log(share))
        + (count == all ? 0 : (all - count) * Math.log1p(-share));
  }

  /** By adding up below 256, above by Stirling's series, whose error there is below 1e-16. */
  private static double logFactorial(long n) {
    if (n < 256) {
      double sum = 0;
      for (long i = 2; i <= n; i++) {
        sum += Math.log((double) i);
      }
      return sum;
    }
    double x = (double) n + 1;
    return (x - 0.5) * Math.log(x)
        - x
        + 0.5 * Math.log(2 * Math.PI)
        + 1 / (12 * x)
        - 1 / (360 * x * x * x);
  }
}
