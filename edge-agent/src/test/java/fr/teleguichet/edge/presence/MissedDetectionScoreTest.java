package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MissedDetectionScoreTest {

  private final MissedDetectionScore overlooked = new MissedDetectionScore();

  @Test
  void twoWhoCameAreTooMany() {
    overlooked.coming(minutes(10), minutes(10));
    assertThat(overlooked.isTooMuch()).isFalse();
    overlooked.coming(minutes(30), minutes(29));
    assertThat(overlooked.isTooMuch()).isTrue();
  }

  @Test
  void oneWhoStaysIsAsGoodAsTwoAfterThreeMinutesMore() {
    for (int second = 0; second < 180; second++) {
      overlooked.coming(minutes(10).plusSeconds(second), minutes(10));
      assertThat(overlooked.isTooMuch()).as("after %d s", second).isFalse();
    }
    overlooked.coming(minutes(13), minutes(10));
    assertThat(overlooked.isTooMuch()).isTrue();
  }

  @Test
  void minutesCountOnlyWhenSomebodyIsSurelyThereInThem() {
    overlooked.coming(minutes(10), minutes(10));
    overlooked.coming(minutes(20), minutes(10));
    overlooked.coming(minutes(30), minutes(10));
    assertThat(overlooked.isTooMuch()).isFalse();
  }

  /** Whoever was seen coming is a reason to be believed. */
  @Test
  void whoWasSeenComingAndNotForLongCountsByTheMinuteOnly() {
    for (int minute = 0; minute < 5; minute++) {
      overlooked.staying(minutes(20 + minute));
    }
    assertThat(overlooked.isTooMuch()).isFalse();
    overlooked.staying(minutes(25));
    assertThat(overlooked.isTooMuch()).isTrue();
  }

  @Test
  void whatOnlyOneOtherSaysIsNeverEnoughWithoutSomebodyWhoCame() {
    for (int minute = 0; minute < 60; minute++) {
      overlooked.hearsay(minutes(minute));
    }
    assertThat(overlooked.isTooMuch()).isFalse();
    overlooked.coming(minutes(60), minutes(60));
    assertThat(overlooked.isTooMuch()).isTrue();
  }

  @Test
  void oneSignIsEnoughToForgetAll() {
    overlooked.coming(minutes(10), minutes(10));
    overlooked.forget();
    overlooked.coming(minutes(30), minutes(30));
    assertThat(overlooked.isTooMuch()).isFalse();
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
