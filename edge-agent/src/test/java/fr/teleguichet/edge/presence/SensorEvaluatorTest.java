package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One sensor by itself: when it is heard, believed and sure, each time at the limit. */
final class SensorEvaluatorTest {

  private static final SensingParameters.Trust TRUST =
      new SensingParameters.Trust(70, ms(3_000), ms(300));

  private final SensorEvaluator radar = new SensorEvaluator(Sensor.RADAR, TRUST);
  private final SensorEvaluator infrared = new SensorEvaluator(Sensor.INFRARED, TRUST);

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  /** It says the same ten times a second. */
  private static void say(SensorEvaluator it, SensorReading reading, long from, long to) {
    for (long at = from; at <= to; at += 100) {
      it.hear(reading, ms(at));
    }
  }

  @Test
  void itIsBelievedFromItsFirstWordAndWeighsNothingBefore() {
    assertThat(radar.suspicion()).isEqualTo(SensorFault.SILENT);
    assertThat(radar.isTrusted()).isFalse();
    assertThat(radar.weight()).isZero();
    radar.hear(SensorReading.NOBODY, ms(0));
    assertThat(radar.suspicion()).isEqualTo(SensorFault.NONE);
    assertThat(radar.isTrusted()).isTrue();
    assertThat(radar.weight()).isEqualTo(70);
    assertThat(radar.sensor()).isEqualTo(Sensor.RADAR);
  }

  @Test
  void oneThatReportsAllTheTimeIsSilentAfterTwoSecondsAndOneThatTellsChangesNever() {
    say(radar, SensorReading.SOMEBODY, 0, 1_000);
    infrared.hear(SensorReading.SOMEBODY, ms(1_000));
    radar.advance(ms(3_000));
    assertThat(radar.isTrusted()).isTrue();
    assertThat(radar.isActive(ms(3_000))).isTrue();
    radar.advance(ms(3_001));
    infrared.advance(Duration.ofDays(1));
    assertThat(radar.suspicion()).isEqualTo(SensorFault.SILENT);
    assertThat(radar.isActive(ms(3_001))).isFalse();
    assertThat(infrared.isTrusted()).isTrue();
    radar.hear(SensorReading.NOBODY, ms(4_000));
    assertThat(radar.suspicion()).as("back again").isEqualTo(SensorFault.NONE);
    assertThat(radar.isActive(ms(4_000))).as("what it saw before is forgotten").isFalse();
  }

  @Test
  void whatALostOneSawInAnyWayIsForgotten() {
    for (SensorReading reading :
        new SensorReading[] {SensorReading.COMING, SensorReading.NEAR, SensorReading.PASSING}) {
      say(radar, reading, 0, 2_500);
      radar.lose();
      radar.hear(SensorReading.NOBODY, ms(2_600));
      assertThat(radar.isActive(ms(2_600))).isFalse();
      assertThat(radar.isSure(ms(2_600))).isFalse();
      assertThat(radar.isNear(ms(2_600))).isFalse();
      assertThat(radar.seesWalking(ms(2_600))).isFalse();
    }
  }

  @Test
  void whomItSawItHoldsForItsTime() {
    say(radar, SensorReading.SOMEBODY, 0, 1_000);
    say(radar, SensorReading.NOBODY, 1_100, 4_100);
    assertThat(radar.isActive(ms(4_100))).isTrue();
    assertThat(radar.isActive(ms(4_101))).isFalse();
  }

  @Test
  void aRadarAloneIsSureOfWhoComesOrStaysNearForTwoSecondsAndNotOfWhatIsThere() {
    say(radar, SensorReading.SOMEBODY, 0, 10_000);
    assertThat(radar.isActive(ms(10_000))).isTrue();
    assertThat(radar.isSure(ms(10_000))).isFalse();
    say(radar, SensorReading.NEAR, 10_100, 12_000);
    assertThat(radar.isSure(ms(12_000))).isFalse();
    radar.hear(SensorReading.NEAR, ms(12_100));
    assertThat(radar.isSure(ms(12_100))).isTrue();

    var other = new SensorEvaluator(Sensor.RADAR, TRUST);
    say(other, SensorReading.COMING, 0, 200);
    assertThat(other.isSure(ms(200))).isFalse();
    other.hear(SensorReading.COMING, ms(300));
    assertThat(other.isSure(ms(300))).isTrue();
    other.lose();
    assertThat(other.isSure(ms(300))).isFalse();
  }

  @Test
  void infraredIsSureOfWhatItSeesAndTakesItForWalking() {
    infrared.hear(SensorReading.SOMEBODY, ms(0));
    assertThat(infrared.isSure(ms(0))).isFalse();
    infrared.advance(ms(300));
    assertThat(infrared.isSure(ms(300))).isTrue();
    assertThat(infrared.seesWalking(ms(300))).isTrue();
  }

  @Test
  void aRadarSeesWhoWalksAndWhoComesAndNotWhoStandsThere() {
    say(radar, SensorReading.SOMEBODY, 0, 1_000);
    assertThat(radar.seesWalking(ms(1_000))).isFalse();
    say(radar, SensorReading.PASSING, 1_100, 1_400);
    assertThat(radar.seesWalking(ms(1_400))).isTrue();
    assertThat(radar.seesWalking(ms(4_400))).isTrue();
    assertThat(radar.seesWalking(ms(4_401))).isFalse();
  }

  @Test
  void whoIsNearStaysSoForASecond() {
    say(radar, SensorReading.NEAR, 0, 300);
    say(radar, SensorReading.SOMEBODY, 400, 1_300);
    assertThat(radar.isNear(ms(1_400))).isTrue();
    assertThat(radar.isNear(ms(1_401))).isFalse();
    say(radar, SensorReading.NEAR, 1_400, 1_700);
    radar.lose();
    assertThat(radar.isNear(ms(1_700))).isFalse();
  }

  /** What was said once lasts until something else is said. */
  @Test
  void aSignThatLastsCountsWithoutBeingSaidAgain() {
    radar.hear(SensorReading.COMING, ms(0));
    radar.advance(ms(299));
    assertThat(radar.isSure(ms(299))).isFalse();
    radar.advance(ms(300));
    assertThat(radar.isSure(ms(300))).as("coming").isTrue();
    assertThat(radar.seesWalking(ms(300))).as("walking").isTrue();

    var other = new SensorEvaluator(Sensor.RADAR, TRUST);
    other.hear(SensorReading.NEAR, ms(0));
    other.advance(ms(300));
    assertThat(other.isNear(ms(300))).as("near").isTrue();
    assertThat(other.isSure(ms(300))).isFalse();
    other.advance(ms(2_000));
    assertThat(other.isSure(ms(2_000))).as("staying").isTrue();
  }

  @Test
  void whatItIsToldAtOnceItDidNotMissBefore() {
    var quick =
        new SensorEvaluator(
            Sensor.INFRARED, new SensingParameters.Trust(70, ms(3_000), Duration.ZERO));
    quick.hear(SensorReading.NOBODY, ms(0));
    quick.surely(Duration.ofHours(1), Duration.ofHours(1));
    quick.hear(SensorReading.SOMEBODY, Duration.ofHours(2));
    quick.surely(Duration.ofHours(3), Duration.ofHours(3));
    assertThat(quick.suspicion()).as("one since it saw somebody").isEqualTo(SensorFault.NONE);
    quick.surely(Duration.ofHours(4), Duration.ofHours(4));
    assertThat(quick.suspicion()).isEqualTo(SensorFault.BLIND);
  }

  @Test
  void timesInWhichItSeesNobodyCountBack() {
    Duration seven = UncorroboratedDetectionTimer.UNBROKEN.minusMinutes(1);
    for (int minute = 0; minute < 60; minute += 10) {
      Duration at = Duration.ofMinutes(minute);
      infrared.hear(SensorReading.SOMEBODY, at);
      infrared.advance(at.plusMillis(300));
      infrared.compare(at.plusMillis(300), seven, false, false);
      assertThat(infrared.suspicion()).as("minute " + minute).isEqualTo(SensorFault.NONE);
      infrared.hear(SensorReading.NOBODY, at.plusSeconds(1));
      infrared.compare(at.plusSeconds(10), seven, false, false);
    }
  }

  @Test
  void oneWithoutWeightIsHeardAndNotBelieved() {
    var mute =
        new SensorEvaluator(
            Sensor.INFRARED, new SensingParameters.Trust(0, ms(3_000), Duration.ZERO));
    mute.hear(SensorReading.SOMEBODY, ms(0));
    assertThat(mute.isActive(ms(0))).isTrue();
    assertThat(mute.isTrusted()).isFalse();
    assertThat(mute.seesWalking(ms(0))).isFalse();
    assertThat(mute.weight()).isZero();
  }

  @Test
  void aStuckOneIsBelievedAgainOnceItWasQuietForTenMinutes() {
    infrared.hear(SensorReading.SOMEBODY, ms(0));
    infrared.advance(ms(300));
    infrared.compare(ms(300), UncorroboratedDetectionTimer.UNBROKEN, false, false);
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.STUCK);
    assertThat(infrared.isTrusted()).isFalse();
    assertThat(infrared.isActive(ms(300))).isTrue();
    infrared.hear(SensorReading.NOBODY, ms(400));
    Duration quiet = ms(400).plus(SensorEvaluator.QUIET);
    infrared.compare(quiet, ms(1), false, false);
    assertThat(infrared.suspicion()).as("a millisecond too early").isEqualTo(SensorFault.STUCK);
    infrared.compare(quiet.plusMillis(1), Duration.ZERO, false, false);
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.NONE);
    infrared.hear(SensorReading.SOMEBODY, quiet.plusSeconds(1));
    infrared.advance(quiet.plusSeconds(2));
    infrared.compare(quiet.plusSeconds(2), ms(1_000), false, false);
    assertThat(infrared.suspicion()).as("its time begins anew").isEqualTo(SensorFault.NONE);
  }

  @Test
  void whatOthersSawTooIsNoReasonForDoubt() {
    infrared.hear(SensorReading.SOMEBODY, ms(0));
    infrared.advance(ms(300));
    infrared.compare(ms(300), Duration.ofHours(2), true, false);
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.NONE);
  }

  @Test
  void oneThatIsLostIsNotCompared() {
    infrared.hear(SensorReading.SOMEBODY, ms(0));
    infrared.lose();
    infrared.compare(ms(300), Duration.ofHours(2), false, true);
    infrared.surely(ms(300), ms(0));
    infrared.surely(Duration.ofHours(1), Duration.ofHours(1));
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.SILENT);
  }

  @Test
  void whoCameUnseenCountsUnlessItSawSomebodyUpToFifteenSecondsBefore() {
    infrared.hear(SensorReading.SOMEBODY, ms(0));
    infrared.advance(ms(300));
    infrared.hear(SensorReading.NOBODY, ms(400));
    Duration came = ms(15_400);
    infrared.surely(came, came);
    infrared.surely(came.plusMinutes(3), came);
    infrared.surely(came.plusMinutes(9), came);
    assertThat(infrared.suspicion()).as("it saw who came").isEqualTo(SensorFault.NONE);

    infrared.surely(came.plusHours(1), came.plusHours(1));
    assertThat(infrared.suspicion()).as("one").isEqualTo(SensorFault.NONE);
    infrared.surely(came.plusHours(2), came.plusHours(2));
    assertThat(infrared.suspicion()).as("two").isEqualTo(SensorFault.BLIND);
  }

  @Test
  void aBlindOneIsBelievedAgainOnceItSeesSomebodyWhomOthersSee() {
    infrared.hear(SensorReading.NOBODY, ms(0));
    infrared.surely(Duration.ofHours(1), Duration.ofHours(1));
    infrared.surely(Duration.ofHours(2), Duration.ofHours(2));
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.BLIND);
    Duration later = Duration.ofHours(3);
    infrared.compare(later, ms(100), true, false);
    assertThat(infrared.suspicion()).as("it sees nobody").isEqualTo(SensorFault.BLIND);
    infrared.hear(SensorReading.SOMEBODY, later);
    infrared.advance(later.plusSeconds(1));
    infrared.compare(later.plusSeconds(1), ms(100), false, false);
    assertThat(infrared.suspicion()).as("nobody else does").isEqualTo(SensorFault.BLIND);
    infrared.compare(later.plusSeconds(1), ms(100), true, false);
    assertThat(infrared.suspicion()).isEqualTo(SensorFault.NONE);
  }

  @Test
  void whatItSawWalkingFartherAwayItDidNotMiss() {
    say(radar, SensorReading.PASSING, 0, 300);
    radar.hear(SensorReading.NOBODY, ms(400));
    radar.surely(Duration.ofHours(1), Duration.ofHours(1));
    say(radar, SensorReading.PASSING, 3_700_000, 3_700_300);
    radar.hear(SensorReading.NOBODY, ms(3_700_400));
    radar.surely(Duration.ofHours(2), Duration.ofHours(2));
    assertThat(radar.suspicion()).isEqualTo(SensorFault.NONE);
  }

  /** Others' word counts at most three times, and only where it saw nobody for fifteen seconds. */
  @Test
  void hearsayCountsOnlyWhereItSawNobodyForAWhile() {
    say(radar, SensorReading.SOMEBODY, 0, 300);
    radar.hear(SensorReading.NOBODY, ms(400));
    for (int i = 0; i < 4; i++) {
      radar.hearsay(ms(15_400));
    }
    radar.surely(Duration.ofHours(1), Duration.ofHours(1));
    assertThat(radar.suspicion()).isEqualTo(SensorFault.NONE);
    for (int minute = 61; minute < 64; minute++) {
      radar.hearsay(Duration.ofMinutes(minute));
    }
    radar.surely(Duration.ofMinutes(64), Duration.ofHours(1));
    assertThat(radar.suspicion()).isEqualTo(SensorFault.BLIND);
  }
}
