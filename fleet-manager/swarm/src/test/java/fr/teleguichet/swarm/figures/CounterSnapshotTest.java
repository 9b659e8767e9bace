package fr.teleguichet.swarm.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rates are what is published: counts of a stretch of time over that stretch, and no other. */
final class CounterSnapshotTest {

  private static final CounterSnapshot BEFORE =
      new CounterSnapshot(
          5_000_000_000L,
          1_000_000_000L,
          Map.of(
              RunCounter.REPORTS, 100L,
              RunCounter.MESSAGES_SENT, 110L,
              RunCounter.MESSAGES_RECEIVED, 10L));

  private static final CounterSnapshot AFTER =
      new CounterSnapshot(
          7_500_000_000L,
          1_006_000_000L,
          Map.of(
              RunCounter.REPORTS, 350L,
              RunCounter.MESSAGES_SENT, 400L,
              RunCounter.MESSAGES_RECEIVED, 20L,
              RunCounter.RECORDS, 9L));

  @Test
  void aRateIsWhatCameInBetweenOverTheTimeInBetween() {
    CounterSnapshot between = AFTER.since(BEFORE);

    assertThat(between.seconds()).isEqualTo(2.5);
    assertThat(between.get(RunCounter.REPORTS)).isEqualTo(250);
    assertThat(between.perSecond(RunCounter.REPORTS)).isEqualTo(100.0);
    assertThat(between.get(RunCounter.RECORDS)).as("none before").isEqualTo(9);
  }

  @Test
  void theProgramsOwnCostIsSharedOutOverMessagesInBothDirections() {
    assertThat(AFTER.since(BEFORE).cpuMicrosPerMessage()).isEqualTo(6_000.0 / 300);
  }

  @Test
  void noTimeAndNoMessageMakeNoRateAndNotInfinity() {
    CounterSnapshot nothing = AFTER.since(AFTER);

    assertThat(nothing.perSecond(RunCounter.REPORTS)).isZero();
    assertThat(nothing.cpuMicrosPerMessage()).isZero();
  }

  @Test
  void liveAndUnacknowledgedAreWhatBeganAndDidNotEnd() {
    var totals =
        new CounterSnapshot(
            0,
            0,
            Map.of(
                RunCounter.LIVES_BEGUN, 12L,
                RunCounter.LIVES_ENDED, 5L,
                RunCounter.RECORDS, 40L,
                RunCounter.RECORDS_ACKNOWLEDGED, 39L));

    assertThat(totals.live()).isEqualTo(7);
    assertThat(totals.unacknowledged()).isEqualTo(1);
  }
}
