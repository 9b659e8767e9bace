package fr.teleguichet.fleet.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withPrecision;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interval of a ratio is exact: it follows from a calculation with fractions as well. */
final class RateRatioTest {

  /** The sum of the binomial distribution from the count on, with all its digits. */
  private static double atLeast(int count, int all, double share) {
    MathContext digits = new MathContext(60);
    BigDecimal p = new BigDecimal(share);
    BigDecimal q = BigDecimal.ONE.subtract(p);
    BigDecimal sum = BigDecimal.ZERO;
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i <= all; i++) {
      if (i >= count) {
        sum =
            sum.add(
                new BigDecimal(ways)
                    .multiply(p.pow(i, digits), digits)
                    .multiply(q.pow(all - i, digits), digits),
                digits);
      }
      ways = ways.multiply(BigInteger.valueOf(all - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return sum.doubleValue();
  }

  @ParameterizedTest
  @CsvSource({"10,10", "4,12", "12,4", "1,9", "30,45", "200,260", "0,10", "10,0", "300,700"})
  void theEndsOfTheIntervalLeaveTwoAndAHalfPercentOnEachSide(int before, int after) {
    RateRatio ratio = RateRatio.of(before, after);
    int all = before + after;

    if (after > 0) {
      double share = ratio.low() / (1 + ratio.low());
      assertThat(atLeast(after, all, share)).isEqualTo(0.025, withPrecision(1e-9));
    } else {
      assertThat(ratio.low()).isZero();
    }
    if (before > 0) {
      double high = ratio.high().orElseThrow();
      double share = high / (1 + high);
      assertThat(atLeast(before, all, 1 - share)).isEqualTo(0.025, withPrecision(1e-9));
      assertThat(ratio.ratio()).hasValue((double) after / before);
    } else {
      assertThat(ratio.high()).isEmpty();
      assertThat(ratio.ratio()).isEmpty();
    }
  }

  /** All after and none before: the closed form of Clopper and Pearson. */
  @Test
  void withNoneBeforeTheLowerEndHasAClosedForm() {
    double share = Math.pow(0.025, 1.0 / 12);
    assertThat(RateRatio.of(0, 12).low()).isCloseTo(share / (1 - share), offset(1e-9));
  }

  @Test
  void whatMayBeChanceIsNotCalledARiseOrAFall() {
    assertThat(RateRatio.of(10, 14)).matches(it -> !it.isRise() && !it.isFall());
    assertThat(RateRatio.of(5, 40)).matches(it -> it.isRise() && !it.isFall());
    assertThat(RateRatio.of(40, 5)).matches(it -> it.isFall() && !it.isRise());
    assertThatThrownBy(() -> RateRatio.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void beforeAndAfterExchangedIsTheReciprocal() {
    RateRatio there = RateRatio.of(17, 31);
    RateRatio back = RateRatio.of(31, 17);

    assertThat(there.low()).isCloseTo(1 / back.high().orElseThrow(), offset(1e-9));
  }

  /** With the same rate before and after, nineteen intervals of twenty hold one, or more do. */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    Random random = new Random(46);
    int held = 0;
    for (int round = 0; round < 2_000; round++) {
      int before = poisson(random);
      int after = poisson(random);
      if (before + after == 0) {
        held++;
        continue;
      }
      RateRatio ratio = RateRatio.of(before, after);
      held += !ratio.isRise() && !ratio.isFall() ? 1 : 0;
    }
    assertThat(held).isBetween(1_900, 1_999);
  }

  /** With a mean of 12, after D. Knuth. */
  private static int poisson(Random random) {
    double end = Math.exp(-12);
    int count = 0;
    for (double product = random.nextDouble(); product > end; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  @Test
  void aLargeNetworkIsCountedAsFinely() {
    RateRatio ratio = RateRatio.of(500_000, 505_000);

    assertThat(ratio.low()).isCloseTo(1.0060, offset(0.0005));
    assertThat(ratio.high().orElseThrow()).isCloseTo(1.0140, offset(0.0005));
  }
}
