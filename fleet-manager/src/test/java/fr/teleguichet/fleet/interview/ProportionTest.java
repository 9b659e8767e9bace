package fr.teleguichet.fleet.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Shares and their intervals, against figures worked out by hand. */
final class ProportionTest {

  @Test
  void ninetyFourPercentOfTwoHundredAndFiftyIsNinetyToNinetySix() {
    Proportion.Interval interval = new Proportion(235, 250).interval();

    assertThat(interval.low()).isCloseTo(0.903, within(0.0005));
    assertThat(interval.high()).isCloseTo(0.963, within(0.0005));
  }

  @Test
  void everybodyOfFiveIsNoCertainty() {
    Proportion.Interval interval = new Proportion(5, 5).interval();

    assertThat(interval.low()).isCloseTo(0.566, within(0.001));
    assertThat(interval.high()).isEqualTo(1);
  }

  @Test
  void moreThanWereAskedCanNotHaveSaidSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proportion(6, 5))
        .withMessageContaining("6 of 5");
  }

  @Test
  void anIntervalAlwaysHoldsItsShare() {
    for (long of = 1; of <= 300; of++) {
      for (long count = 0; count <= of; count++) {
        Proportion share = new Proportion(count, of);
        assertThat(share.share()).isBetween(share.interval().low(), share.interval().high());
      }
    }
  }
}
