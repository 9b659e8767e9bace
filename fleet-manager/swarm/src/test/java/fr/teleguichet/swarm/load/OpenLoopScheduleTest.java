package fr.teleguichet.swarm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rate that is said is the rate that falls due, however late the one before was. */
final class OpenLoopScheduleTest {

  private static final long SECOND = 1_000_000_000L;

  private static long dueWithin(OpenLoopSchedule schedule, long nanos) {
    long number = 0;
    while (schedule.until(nanos) <= 0) {
      schedule.next();
      number++;
    }
    return number;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 7, 333.3, 50_000, 200_000})
  void soManyFallDueInAMinuteAsTheRateSays(double perSecond) {
    var schedule = new OpenLoopSchedule(perSecond, 0);

    // The first is due at once; the one that ends the minute may fall on its last nanosecond.
    long number = Math.round(60 * perSecond);
    assertThat(dueWithin(schedule, 60 * SECOND - 1)).isBetween(number, number + 1);
  }

  @Test
  void aMomentIsDueWhenItComesAndNotBefore() {
    var schedule = new OpenLoopSchedule(4, 1_000);
    assertThat(schedule.until(0)).isEqualTo(1_000);
    assertThat(schedule.until(1_000)).isZero();
    schedule.next();
    assertThat(schedule.due()).isEqualTo(1_000 + SECOND / 4);
    assertThat(schedule.until(1_000)).isEqualTo(SECOND / 4);
  }

  /** Else a slow server would slow the load down, and the delay would not be seen. */
  @Test
  void whoeverComesLateFindsAllThatFellDueMeanwhileWithTheTimesOfThen() {
    var schedule = new OpenLoopSchedule(10, 0);
    schedule.next();

    assertThat(schedule.until(SECOND)).isEqualTo(-9 * SECOND / 10);
    assertThat(schedule.due()).isEqualTo(SECOND / 10);
    assertThat(dueWithin(schedule, SECOND)).isEqualTo(10);
  }

  @Test
  void anEndIsKeptAndNoRateIsNever() {
    assertThat(dueWithin(new OpenLoopSchedule(1_000, 0, 3), 60 * SECOND)).isEqualTo(3);
    assertThat(new OpenLoopSchedule(0, 0).until(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(OpenLoopSchedule.never().until(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, 1.1e9, Double.POSITIVE_INFINITY})
  void aRateThatIsNoneIsRefused(double perSecond) {
    assertThatIllegalArgumentException().isThrownBy(() -> new OpenLoopSchedule(perSecond, 0));
  }
}
