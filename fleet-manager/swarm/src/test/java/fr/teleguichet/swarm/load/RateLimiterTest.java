package fr.teleguichet.swarm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Connections are begun at the rate that was asked for, never in a heap. */
final class RateLimiterTest {

  private static final long MILLI = 1_000_000L;

  private final RateLimiter limiter = new RateLimiter(500);

  private int takenAt(long nanos) {
    int taken = 0;
    while (limiter.take(nanos)) {
      taken++;
    }
    return taken;
  }

  @Test
  void soManyBeginInTenSecondsAsTheRateSays() {
    int taken = 0;
    for (long milli = 0; milli < 10_000; milli++) {
      taken += takenAt(milli * MILLI);
    }
    // Ten seconds' worth, and the moment's worth that the first one may catch up on.
    assertThat(taken).isBetween(5_000, 5_011);
  }

  @Test
  void afterAPauseNoMoreIsCaughtUpOnThanAMoment() {
    assertThat(takenAt(0)).isEqualTo(11);
    assertThat(takenAt(60_000 * MILLI)).isEqualTo(11);
    assertThat(takenAt(60_000 * MILLI + MILLI)).isZero();
    assertThat(takenAt(60_000 * MILLI + 2 * MILLI)).isEqualTo(1);
  }

  @Test
  void noRateIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RateLimiter(0));
  }
}
