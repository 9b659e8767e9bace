package fr.teleguichet.edge.presence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.presence.PresenceState.Absent;
import fr.teleguichet.edge.presence.PresenceState.Approaching;
import fr.teleguichet.edge.presence.PresenceState.Leaving;
import fr.teleguichet.edge.presence.PresenceState.Present;
import fr.teleguichet.hardware.board.BoardProfiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresenceFusionTest {

  private static final Set<Sensor> ALL = EnumSet.allOf(Sensor.class);

  private final List<PresenceEvent> events = new ArrayList<>();
  private final Set<Sensor> seeing = EnumSet.noneOf(Sensor.class);
  private Set<Sensor> mute = EnumSet.noneOf(Sensor.class);
  private Set<Sensor> fitted = ALL;
  private SensorReading radar = SensorReading.SOMEBODY;
  private PresenceFusion fusion = new PresenceFusion(SensingParameters.USUAL, events::add);
  private Duration now = Duration.ZERO;

  @Test
  void twoSensorsThatAgreeWakeAndOneDoesNot() {
    see(Sensor.INFRARED);
    pass(Duration.ofSeconds(5));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofMillis(400));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
    assertThat(events).contains(new PresenceEvent.Wake(Set.of(Sensor.INFRARED, Sensor.RADAR)));
  }

  @Test
  void whoStaysInFrontIsAVisitAndWhoWalksPastIsNot() {
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(4));
    see();
    pass(Duration.ofSeconds(10));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    assertThat(events).contains(new PresenceEvent.Passer(), new PresenceEvent.Dim());
    assertThat(events).doesNotContain(new PresenceEvent.Visit());

    see(Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(4));
    assertThat(fusion.state()).isInstanceOf(Present.class);
    assertThat(events).contains(new PresenceEvent.Visit());
  }

  @Test
  void whoSitsStillIsHeldByOneSensorAndWhoComesBackInTimeIsTheSameVisit() {
    arrive();
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(5));
    assertThat(fusion.state()).isInstanceOf(Present.class);
    see();
    pass(Duration.ofSeconds(10));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    see(Sensor.DISTANCE);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.state()).isInstanceOf(Present.class);
    assertThat(events.stream().filter(PresenceEvent.Visit.class::isInstance)).hasSize(1);
  }

  /** Nobody comes to a kiosk at night, and it must not shine until somebody does. */
  @Test
  void afterAStartTheScreenIsDimmedWhenNobodyIsThereForAsLongAsAfterAVisit() {
    begin(ALL);
    pass(SensingParameters.USUAL.leave().minus(now).minusMillis(100));
    assertThat(events).isEmpty();
    pass(Duration.ofMillis(100));
    assertThat(events).containsExactly(new PresenceEvent.Dim());
    pass(Duration.ofMinutes(10));
    assertThat(events.stream().filter(PresenceEvent.Dim.class::isInstance)).hasSize(1);

    begin(EnumSet.noneOf(Sensor.class));
    pass(SensingParameters.USUAL.leaveUnseen());
    assertThat(events).as("with touch alone").containsExactly(new PresenceEvent.Dim());

    begin(ALL);
    arrive();
    assertThat(events).doesNotContain(new PresenceEvent.Dim());
  }

  @Test
  void absenceIsCertainOnlyWhenTwoSensorsThatSeeStillnessAgree() {
    arrive();
    see();
    pass(Duration.ofMinutes(2));
    assertThat(events).endsWith(new PresenceEvent.Dim(), new PresenceEvent.CertainAbsence());
    events.clear();
    pass(Duration.ofHours(5));
    assertThat(events).isEmpty();

    for (Set<Sensor> fewer :
        List.of(
            EnumSet.of(Sensor.INFRARED, Sensor.RADAR),
            EnumSet.of(Sensor.DISTANCE),
            EnumSet.noneOf(Sensor.class))) {
      begin(fewer);
      touch();
      pass(Duration.ofHours(1));
      assertThat(events).as(fewer.toString()).contains(new PresenceEvent.Dim());
      assertThat(events).as(fewer.toString()).doesNotContain(new PresenceEvent.CertainAbsence());
    }
  }

  @Test
  void absenceIsCertainAMinuteAfterTheScreenWasDimmedAndNotBefore() {
    arrive();
    see();
    while (!events.contains(new PresenceEvent.Dim())) {
      pass(Duration.ofMillis(100));
    }
    pass(SensingParameters.USUAL.certain().minusMillis(100));
    assertThat(events).endsWith(new PresenceEvent.Dim());
    pass(Duration.ofMillis(100));
    assertThat(events).endsWith(new PresenceEvent.CertainAbsence());
  }

  /** One that is alone wakes nobody, and is a reason to doubt that nobody is there. */
  @Test
  void absenceIsNotCertainWhileOneSensorSeesSomebodyNowAndThen() {
    arrive();
    see();
    pass(Duration.ofMinutes(1));
    for (int i = 0; i < 10; i++) {
      see(Sensor.INFRARED);
      pass(Duration.ofSeconds(3));
      see();
      pass(SensingParameters.USUAL.certain().minusSeconds(10));
    }
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    assertThat(events).doesNotContain(new PresenceEvent.CertainAbsence());
    pass(Duration.ofSeconds(20));
    assertThat(events).endsWith(new PresenceEvent.CertainAbsence());
  }

  @Test
  void whereInfraredIsAloneWhoeverStaysIsAVisitor() {
    begin(EnumSet.of(Sensor.INFRARED));
    arrive();
    assertThat(fusion.state()).isInstanceOf(Present.class);
  }

  @Test
  void withoutAnySensorThereIsTouch() {
    begin(EnumSet.noneOf(Sensor.class));
    touch();
    assertThat(events).containsExactly(new PresenceEvent.Wake(Set.of()), new PresenceEvent.Visit());
    pass(Duration.ofSeconds(31));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    touch();
    assertThat(fusion.state()).isInstanceOf(Present.class);
    pass(Duration.ofMinutes(4));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    assertThat(fusion.hasSensors()).isFalse();
  }

  /** An adviser reads for minutes without a touch. */
  @Test
  void aTouchAndThePressOfTheButtonHoldAsLongAsTheBoardFileSays() {
    SensingParameters desk = SensingParameters.of(BoardProfiles.builtIn("expert-desk"));
    assertThat(desk.touchHold()).isEqualTo(Duration.ofMinutes(10));
    SensingParameters usual = SensingParameters.USUAL.with(Map.of());
    fusion =
        new PresenceFusion(
            new SensingParameters(
                Map.of(),
                usual.nearMillimetres(),
                usual.reachCentimetres(),
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                usual.stay(),
                usual.leave(),
                usual.leaveUnseen(),
                usual.certain()),
            events::add);
    fusion.touch(now);
    fusion.press(now);
    pass(Duration.ofMinutes(9));
    assertThat(fusion.state()).isInstanceOf(Present.class);
    pass(Duration.ofMinutes(2));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    fusion.press(now);
    pass(Duration.ofSeconds(110));
    assertThat(fusion.state()).isInstanceOf(Present.class);
    pass(Duration.ofSeconds(15));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
  }

  @Test
  void everySensorAloneIsEnoughWhereItIsTheOnlyOne() {
    radar = SensorReading.COMING;
    for (Sensor sensor : Sensor.values()) {
      begin(EnumSet.of(sensor));
      see(sensor);
      pass(Duration.ofMillis(500));
      assertThat(fusion.state()).as(sensor.name()).isInstanceOf(Approaching.class);
    }
  }

  /** A curtain moves too; it does not walk up and does not stay close. */
  @Test
  void aRadarThatIsAloneWakesForWhoComesOrStaysNearAndNotForWhatMoves() {
    begin(EnumSet.of(Sensor.RADAR));
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(10));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    radar = SensorReading.NEAR;
    pass(Duration.ofMillis(1500));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);

    begin(EnumSet.of(Sensor.RADAR));
    radar = SensorReading.PASSING;
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(1));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    radar = SensorReading.COMING;
    pass(Duration.ofMillis(400));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
  }

  @Test
  void withoutADistanceSensorOnlyWhoIsNearTheRadarIsAVisitor() {
    begin(EnumSet.of(Sensor.INFRARED, Sensor.RADAR));
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(20));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
    radar = SensorReading.NEAR;
    pass(Duration.ofSeconds(4));
    assertThat(fusion.state()).isInstanceOf(Present.class);
  }

  /** Whoever leans aside is out of the distance sensor's cone, and may keep still. */
  @Test
  void withoutARadarTheScreenWaitsThreeMinutesForWhoeverLeansAside() {
    begin(EnumSet.of(Sensor.INFRARED, Sensor.DISTANCE));
    arrive();
    see();
    pass(Duration.ofSeconds(175));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    pass(Duration.ofSeconds(15));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
  }

  @Test
  void aSilentSensorIsNotWaitedFor() {
    mute = EnumSet.of(Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(3));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.SILENT);
    see(Sensor.INFRARED);
    pass(Duration.ofMillis(200));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
    mute = EnumSet.noneOf(Sensor.class);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void aSensorThatIsAloneForEightMinutesWithoutABreakIsStuckUntilItHasBeenQuiet() {
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(7));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
    pass(Duration.ofMinutes(2));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.STUCK);
    // The other two still do their work.
    see(Sensor.RADAR, Sensor.INFRARED, Sensor.DISTANCE);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
    see();
    pass(Duration.ofMinutes(11));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void howLongASensorWasStuckDoesNotCountTheNextTime() {
    see(Sensor.RADAR);
    pass(Duration.ofHours(1));
    see();
    pass(Duration.ofMinutes(11));
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(7));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
    pass(Duration.ofMinutes(2));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.STUCK);
  }

  @Test
  void aSensorThatIsAloneAndPausesIsStuckAfterTwentyMinutes() {
    for (int i = 0; i < 19 * 30; i++) {
      see(Sensor.RADAR);
      pass(Duration.ofMillis(1900));
      see();
      pass(Duration.ofMillis(100));
    }
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
    see(Sensor.RADAR);
    pass(Duration.ofMinutes(2));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.STUCK);
  }

  @Test
  void aSensorThatOverlooksTwoWhoComeIsBlindUntilItSeesSomebody() {
    visit(Sensor.INFRARED, Sensor.RADAR);
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
    visit(Sensor.INFRARED, Sensor.RADAR);
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.BLIND);
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.NONE);
    see(Sensor.DISTANCE, Sensor.RADAR);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void aSensorThatIsHeardAgainBeginsWithoutWhatItOverlooked() {
    visit(Sensor.INFRARED, Sensor.RADAR);
    mute = EnumSet.of(Sensor.DISTANCE);
    pass(Duration.ofSeconds(5));
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.SILENT);
    mute = EnumSet.noneOf(Sensor.class);
    visit(Sensor.INFRARED, Sensor.RADAR);
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
    visit(Sensor.INFRARED, Sensor.RADAR);
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.BLIND);
  }

  /** Where nobody walks there is nothing to overlook. */
  @Test
  void quietHoursProveNothingAgainstAnySensor() {
    pass(Duration.ofHours(2));
    visit(Sensor.INFRARED, Sensor.DISTANCE);
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);

    begin(ALL);
    pass(Duration.ofHours(2));
    visit(Sensor.RADAR, Sensor.DISTANCE);
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.NONE);

    begin(ALL);
    pass(Duration.ofHours(2));
    visit(Sensor.INFRARED, Sensor.RADAR);
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void oneLongVisitThatASensorOverlooksIsEnough() {
    see(Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofMinutes(3));
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.NONE);
    pass(Duration.ofMinutes(1));
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.BLIND);
  }

  /** Two that agree see who stands behind as well; only a touch is in front of the screen. */
  @Test
  void whoeverWaitsFartherAwayProvesNothingAgainstTheDistanceSensor() {
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofHours(1));
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void whoWasSeenComingMayLeanAsideAndTouchForMinutes() {
    arrive();
    see(Sensor.INFRARED, Sensor.RADAR);
    for (int minute = 0; minute < 12; minute++) {
      touch();
      pass(Duration.ofMinutes(1));
    }
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
    for (int minute = 0; minute < 5; minute++) {
      touch();
      pass(Duration.ofMinutes(1));
    }
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.BLIND);
  }

  @Test
  void whoWasSeenComingMayLeanAsideForAsLongAsTheyLike() {
    arrive();
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofHours(1));
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
  }

  /** Infrared sees heat too, and a radar a pet: passers-by make one visitor enough, never none. */
  @Test
  void passersByHelpToFindABlindSensorAndAreNotEnoughByThemselves() {
    for (int i = 0; i < 20; i++) {
      see(Sensor.INFRARED);
      pass(Duration.ofSeconds(3));
      see();
      pass(Duration.ofMinutes(2));
    }
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
    visit(Sensor.INFRARED, Sensor.DISTANCE);
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.BLIND);

    begin(ALL);
    radar = SensorReading.PASSING;
    for (int i = 0; i < 20; i++) {
      see(Sensor.RADAR);
      pass(Duration.ofSeconds(3));
      see();
      pass(Duration.ofMinutes(2));
    }
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.NONE);
    visit(Sensor.DISTANCE);
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.BLIND);
  }

  /**
   * Somebody who sits beside the kiosk is near the radar and outside the distance sensor's cone.
   */
  @Test
  void whoIsNearTheRadarHelpsToFindABlindDistanceSensorAndIsNotEnough() {
    radar = SensorReading.NEAR;
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofHours(1));
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.NONE);
    touch();
    assertThat(fusion.suspicion(Sensor.DISTANCE)).isEqualTo(SensorFault.BLIND);
  }

  /** A radar that sees people beyond its reach is not blind. */
  @Test
  void whoWasSeenWalkingFartherAwayWasSeen() {
    radar = SensorReading.PASSING;
    for (int i = 0; i < 5; i++) {
      see(Sensor.RADAR);
      pass(Duration.ofSeconds(3));
      visit(Sensor.INFRARED, Sensor.DISTANCE);
    }
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
  }

  @Test
  void itKnowsHowManyArrivalsItMissed() {
    touch();
    pass(Duration.ofMinutes(5));
    arrive();
    touch();
    see();
    pass(Duration.ofMinutes(5));
    assertThat(fusion.errors()).isEqualTo(new PresenceErrorEstimate(2, 1, 1, 0, Map.of()));
  }

  @Test
  void itKnowsWhichSensorWokeTheScreenForNobody() {
    radar = SensorReading.COMING;
    begin(EnumSet.of(Sensor.RADAR));
    see(Sensor.RADAR);
    pass(Duration.ofSeconds(2));
    see();
    pass(Duration.ofMinutes(10));
    assertThat(fusion.errors())
        .isEqualTo(new PresenceErrorEstimate(0, 0, 1, 1, Map.of(Sensor.RADAR, 1L)));
  }

  @Test
  void whomTwoSensorsSawIsNoDoubtfulWakeThoughNobodyTouched() {
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(5));
    see();
    pass(Duration.ofMinutes(5));
    assertThat(fusion.errors()).isEqualTo(new PresenceErrorEstimate(0, 0, 1, 0, Map.of()));
  }

  @Test
  void whoSawTheFormerVisitorDoesNotVouchForTheNext() {
    arrive();
    see();
    pass(Duration.ofMinutes(5));
    mute = EnumSet.of(Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(3));
    see(Sensor.INFRARED);
    pass(Duration.ofSeconds(1));
    see();
    pass(Duration.ofMinutes(5));
    assertThat(fusion.errors())
        .isEqualTo(new PresenceErrorEstimate(0, 0, 2, 1, Map.of(Sensor.INFRARED, 1L)));
  }

  /** Touches within a minute are one person's. */
  @Test
  void anArrivalIsAFirstTouchAndOneAMinuteAfterIt() {
    touch();
    now = now.plusMillis(59_999);
    touch();
    assertThat(fusion.errors().arrivals()).isEqualTo(1);
    now = now.plusMillis(1);
    touch();
    assertThat(fusion.errors().arrivals()).isEqualTo(2);
  }

  @Test
  void aTimeBeforeTheLatestChangesNothing() {
    arrive();
    PresenceState before = fusion.state();
    fusion.advance(now.minusSeconds(3));
    fusion.sees(Sensor.DISTANCE, SensorReading.NEAR, now.minusSeconds(3));
    assertThat(fusion.state()).isEqualTo(before);
  }

  @Test
  void aTouchHoldsForHalfAMinuteToTheMillisecondAndTheVisitBeganWithIt() {
    begin(EnumSet.noneOf(Sensor.class));
    touch();
    Duration began = now;
    fusion.advance(began.plusMillis(29_999));
    assertThat(fusion.state()).isEqualTo(new Present(began));
    fusion.advance(began.plusSeconds(30));
    assertThat(fusion.state()).isEqualTo(new Leaving(began.plusSeconds(30), began));
    fusion.advance(
        began.plusSeconds(30).plus(SensingParameters.USUAL.leaveUnseen()).minusMillis(1));
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    fusion.advance(began.plusSeconds(30).plus(SensingParameters.USUAL.leaveUnseen()));
    assertThat(fusion.state())
        .isEqualTo(new Absent(began.plusSeconds(30).plus(SensingParameters.USUAL.leaveUnseen())));
  }

  @Test
  void whoComesIsAVisitorOnceNearForThreeSecondsWithoutABreak() {
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(1));
    see(Sensor.INFRARED, Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(2));
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(2));
    see(Sensor.INFRARED, Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(3));
    assertThat(fusion.state()).as("the time begins anew").isInstanceOf(Approaching.class);
    pass(Duration.ofMillis(300));
    assertThat(fusion.state()).isInstanceOf(Present.class);
  }

  @Test
  void whoTouchesWhileComingIsAVisitorAtOnceAndNoArrivalWasMissed() {
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofSeconds(1));
    events.clear();
    touch();
    assertThat(fusion.state()).isEqualTo(new Present(now));
    assertThat(events).containsExactly(new PresenceEvent.Visit());
    assertThat(fusion.errors().missed()).isZero();
  }

  /** After a touch somebody may sit still for three minutes. */
  @Test
  void aTouchAgreesWithASensorForThreeMinutes() {
    see(Sensor.RADAR);
    for (int i = 0; i < 10; i++) {
      touch();
      pass(Duration.ofMinutes(3).minusMillis(100));
    }
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.NONE);
  }

  /** Five minutes more are eight, and with the three after the touch they would be none. */
  @Test
  void theThirdMinuteAfterATouchAgreesWithNoSensorAnyMore() {
    begin(EnumSet.of(Sensor.INFRARED, Sensor.DISTANCE));
    touch();
    fusion.sees(Sensor.INFRARED, SensorReading.SOMEBODY, now);
    fusion.sees(Sensor.DISTANCE, SensorReading.NOBODY, now.plusMinutes(3));
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.NONE);
    fusion.sees(Sensor.DISTANCE, SensorReading.NOBODY, now.plusMinutes(8));
    assertThat(fusion.suspicion(Sensor.INFRARED)).isEqualTo(SensorFault.STUCK);
  }

  /** Nothing but a touch is heard where there is no sensor, and hours may lie between two. */
  @Test
  void whoTouchesAfterALongTimeInWhichNothingWasHeardComesAnew() {
    begin(EnumSet.noneOf(Sensor.class));
    touch();
    now = now.plusSeconds(31);
    fusion.advance(now);
    assertThat(fusion.state()).isInstanceOf(Leaving.class);
    events.clear();
    now = now.plusHours(1);
    touch();
    assertThat(events)
        .containsExactly(
            new PresenceEvent.Dim(), new PresenceEvent.Wake(Set.of()), new PresenceEvent.Visit());
    assertThat(fusion.state()).isEqualTo(new Present(now));
  }

  @Test
  void theWordOfASensorWakesWithoutWaitingForTheClock() {
    begin(EnumSet.of(Sensor.INFRARED, Sensor.DISTANCE));
    fusion.sees(Sensor.INFRARED, SensorReading.SOMEBODY, now);
    fusion.sees(Sensor.DISTANCE, SensorReading.NEAR, now);
    fusion.sees(Sensor.DISTANCE, SensorReading.NEAR, now.plusMillis(200));
    assertThat(fusion.state()).isEqualTo(new Approaching(now.plusMillis(200)));
  }

  @Test
  void sensorsWhoseWeightsAreAHundredTogetherAreEnough() {
    var half = new SensingParameters.Trust(50, Duration.ofSeconds(5), Duration.ZERO);
    fusion =
        new PresenceFusion(
            SensingParameters.USUAL.with(
                Map.of(Sensor.INFRARED, half, Sensor.RADAR, half, Sensor.DISTANCE, half)),
            events::add);
    pass(Duration.ofSeconds(1));
    see(Sensor.INFRARED);
    pass(Duration.ofSeconds(1));
    assertThat(fusion.state()).isInstanceOf(Absent.class);
    see(Sensor.INFRARED, Sensor.RADAR);
    pass(Duration.ofMillis(100));
    assertThat(fusion.state()).isInstanceOf(Approaching.class);
  }

  @Test
  void eachSensorIsToldWithWhatItSeesAndWhetherItIsBelieved() {
    mute = EnumSet.of(Sensor.DISTANCE);
    see(Sensor.RADAR);
    pass(Duration.ofSeconds(3));
    assertThat(fusion.opinions())
        .containsExactly(
            new SensorAssessment(Sensor.INFRARED, false, SensorFault.NONE),
            new SensorAssessment(Sensor.RADAR, true, SensorFault.NONE),
            new SensorAssessment(Sensor.DISTANCE, false, SensorFault.SILENT));
    assertThat(fusion.hasSensors()).isTrue();
    mute = EnumSet.of(Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(3));
    assertThat(fusion.suspicion(Sensor.RADAR)).isEqualTo(SensorFault.SILENT);
    assertThat(events).contains(new PresenceEvent.Doubt(Sensor.RADAR, SensorFault.SILENT));
    begin(EnumSet.of(Sensor.INFRARED));
    assertThat(fusion.suspicion(Sensor.RADAR)).as("not fitted").isEqualTo(SensorFault.SILENT);
    assertThat(fusion.opinions()).hasSize(1);
  }

  /** Whatever sensors say: screen asleep exactly when nobody is there, and no time runs back. */
  @Test
  void wakeAndDimTakeTurnsForEverySubsetAndAnyNoise() {
    for (int subset = 0; subset < 8; subset++) {
      begin(subset(subset));
      var random = new Random(subset);
      for (int i = 0; i < 20_000; i++) {
        if (random.nextInt(300) == 0) {
          touch();
        }
        seeing.clear();
        seeing.addAll(subset(random.nextInt(random.nextBoolean() ? 8 : 1)));
        mute = random.nextInt(100) == 0 ? subset(random.nextInt(8)) : mute;
        pass(Duration.ofMillis(100));
      }
      boolean awake = false;
      for (PresenceEvent event : events) {
        switch (event) {
          case PresenceEvent.Wake _ -> {
            assertThat(awake).isFalse();
            awake = true;
          }
          case PresenceEvent.Dim _ -> {
            assertThat(awake).isTrue();
            awake = false;
          }
          case PresenceEvent.CertainAbsence _ -> assertThat(awake).isFalse();
          case PresenceEvent.Visit _, PresenceEvent.Passer _ -> assertThat(awake).isTrue();
          case PresenceEvent.Doubt _ -> {
            // May come at any time.
          }
        }
      }
      assertThat(fusion.state() instanceof Absent).isEqualTo(!awake);
    }
  }

  private static Set<Sensor> subset(int bits) {
    Set<Sensor> subset = EnumSet.noneOf(Sensor.class);
    List<Sensor> sensors = List.of(Sensor.values());
    for (int i = 0; i < sensors.size(); i++) {
      if ((bits & (1 << i)) != 0) {
        subset.add(sensors.get(i));
      }
    }
    return subset;
  }

  private void arrive() {
    see(Sensor.INFRARED, Sensor.RADAR, Sensor.DISTANCE);
    pass(Duration.ofSeconds(5));
  }

  /** Somebody comes whom these see, touches once and goes. */
  private void visit(Sensor... by) {
    see(by);
    pass(Duration.ofSeconds(5));
    touch();
    pass(Duration.ofSeconds(5));
    see();
    pass(Duration.ofMinutes(5));
  }

  private void begin(Set<Sensor> sensors) {
    Map<Sensor, SensingParameters.Trust> own = new EnumMap<>(SensingParameters.USUAL.sensors());
    own.keySet().retainAll(sensors);
    fitted = sensors;
    fusion = new PresenceFusion(SensingParameters.USUAL.with(own), events::add);
    events.clear();
    mute = EnumSet.noneOf(Sensor.class);
    see();
    now = Duration.ZERO;
    pass(Duration.ofMillis(100));
    events.clear();
  }

  private SensorReading sight(Sensor sensor) {
    return switch (sensor) {
      case INFRARED -> SensorReading.SOMEBODY;
      case RADAR -> radar;
      case DISTANCE -> SensorReading.NEAR;
    };
  }

  private void see(Sensor... sensors) {
    seeing.clear();
    seeing.addAll(List.of(sensors));
  }

  private void touch() {
    fusion.touch(now);
  }

  /** Each sensor says what it sees, ten times a second. */
  private void pass(Duration time) {
    Duration until = now.plus(time);
    while (now.compareTo(until) < 0) {
      now = now.plusMillis(100);
      for (Sensor sensor : fitted) {
        if (!mute.contains(sensor)) {
          fusion.sees(sensor, seeing.contains(sensor) ? sight(sensor) : SensorReading.NOBODY, now);
        }
      }
      fusion.advance(now);
    }
  }
}
