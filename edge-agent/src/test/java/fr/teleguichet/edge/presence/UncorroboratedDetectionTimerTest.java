package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UncorroboratedDetectionTimerTest {

  private final UncorroboratedDetectionTimer alone = new UncorroboratedDetectionTimer();

  @Test
  void oneThatNeverSaysNobodyIsFoundAfterEightMinutes() {
    alone.alone(UncorroboratedDetectionTimer.UNBROKEN.minusSeconds(1));
    assertThat(alone.isTooLong(false)).isFalse();
    alone.alone(Duration.ofSeconds(1));
    assertThat(alone.isTooLong(false)).isTrue();
  }

  @Test
  void oneThatSaysNobodyNowAndThenIsFoundAfterTwenty() {
    for (int minute = 0; minute < 19; minute++) {
      alone.alone(Duration.ofMinutes(1));
      alone.broken();
    }
    assertThat(alone.isTooLong(false)).isFalse();
    alone.alone(Duration.ofMinutes(1));
    assertThat(alone.isTooLong(false)).isTrue();
  }

  @Test
  void timesInWhichItSeesNobodyCountBackAndNotBelowNothing() {
    alone.alone(Duration.ofMinutes(7));
    alone.broken();
    alone.quiet(Duration.ofMinutes(15));
    for (int i = 0; i < 19; i++) {
      alone.alone(Duration.ofMinutes(1));
      alone.broken();
    }
    assertThat(alone.isTooLong(false)).isFalse();
    alone.alone(Duration.ofMinutes(1));
    assertThat(alone.isTooLong(false)).isTrue();
  }

  @Test
  void theOnlySensorHasMoreTime() {
    alone.alone(UncorroboratedDetectionTimer.ONLY.minusSeconds(1));
    assertThat(alone.isTooLong(true)).isFalse();
    alone.alone(Duration.ofSeconds(1));
    assertThat(alone.isTooLong(true)).isTrue();
  }

  @Test
  void oneThatIsBelievedAgainBeginsAnew() {
    alone.alone(UncorroboratedDetectionTimer.ONLY);
    alone.forget();
    assertThat(alone.isTooLong(true)).isFalse();
    assertThat(alone.isTooLong(false)).isFalse();
  }
}
