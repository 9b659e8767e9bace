package fr.teleguichet.fleet.update.rollout.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow.Hours;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a kiosk from beginning an update. */
final class UpdateEligibilityRulesTest {

  private static final UpdateEligibilityRules GATE =
      new UpdateEligibilityRules(15, Duration.ofMinutes(60));
  private static final Instant MORNING = Instant.parse("2026-11-25T09:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-25T23:00:00Z");
  private static final GeoPosition CAJARC = new GeoPosition(44.4855, 1.8426);

  /** 14.5 km from there. */
  private static final GeoPosition LIMOGNE = new GeoPosition(44.3972, 1.7097);

  private static final GeoPosition CAHORS = new GeoPosition(44.4475, 1.4414);
  private static final UpdateWindow ANY =
      new UpdateWindow(Hours.ANY, Optional.empty(), Set.of(), true);

  private static EligibilityFacts kiosk(String name, String territory, GeoPosition position) {
    return new EligibilityFacts(
        name,
        territory,
        false,
        true,
        true,
        Optional.empty(),
        Optional.of(position),
        EligibilityFacts.ASSUMED,
        0,
        List.of());
  }

  private static EligibilityFacts with(EligibilityFacts it, boolean lapsed, boolean connected) {
    return new EligibilityFacts(
        it.kiosk(),
        it.territory(),
        lapsed,
        connected,
        connected,
        it.silent(),
        it.position(),
        it.hours(),
        it.installed(),
        it.booked());
  }

  private static List<BlockingReason> check(FleetState fleet, Instant now) {
    return GATE.check("a", new UpdateEligibilityRules.Terms(ANY, false, false), fleet, now);
  }

  private static FleetState fleet(EligibilityFacts... kiosks) {
    return new FleetState(List.of(kiosks), Map.of(), List.of());
  }

  @Test
  void aKioskWithAnotherNearItBegins() {
    assertThat(check(fleet(kiosk("a", "x", CAJARC), kiosk("b", "y", LIMOGNE)), MORNING)).isEmpty();
  }

  @Test
  void distancesAreThoseOfTheGreatCircle() {
    // From Cahors to Cajarc, by the geodesic of WGS 84: 32.2 km.
    assertThat(CAJARC.kilometresTo(CAHORS)).isCloseTo(32.2, within(0.2));
    assertThat(CAJARC.kilometresTo(LIMOGNE)).isCloseTo(14.4, within(0.3));
    assertThat(new GeoPosition(0, 179.9).kilometresTo(new GeoPosition(0, -179.9)))
        .isCloseTo(22.24, within(0.05));
  }

  @Test
  void oneThatIsFarFromAllOthersWaitsUntilItsSiteIsClosed() {
    FleetState fleet = fleet(kiosk("a", "x", CAJARC), kiosk("b", "y", CAHORS));
    assertThat(check(fleet, MORNING)).containsExactly(new BlockingReason.Alone(15));
    assertThat(check(fleet, NIGHT)).isEmpty();
  }

  @Test
  void oneThatIsFarFromAllOthersBeginsWhereAPersonAllowedIt() {
    assertThat(
            GATE.check(
                "a",
                new UpdateEligibilityRules.Terms(ANY, false, true),
                fleet(kiosk("a", "x", CAJARC)),
                MORNING))
        .isEmpty();
  }

  @Test
  void aNeighbourThatIsAwayOrBeingUpdatedOrLapsedDoesNotServe() {
    EligibilityFacts here = kiosk("a", "x", CAJARC);
    EligibilityFacts near = kiosk("b", "y", LIMOGNE);
    assertThat(check(fleet(here, with(near, false, false)), MORNING))
        .containsExactly(new BlockingReason.OnlyServing(15));
    assertThat(check(fleet(here, with(near, true, true)), MORNING))
        .containsExactly(new BlockingReason.OnlyServing(15));
    FleetState busy = fleet(here, near);
    busy.begin("b", "y", true);
    assertThat(check(busy, MORNING)).containsExactly(new BlockingReason.OnlyServing(15));
    busy.end("b", "y");
    assertThat(check(busy, MORNING)).isEmpty();
  }

  @Test
  void noTwoOfAnAreaAreUpdatedAtOnce() {
    FleetState fleet =
        new FleetState(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "x", CAHORS), kiosk("c", "y", LIMOGNE)),
            Map.of("x", List.of("b")),
            List.of());
    assertThat(check(fleet, MORNING)).containsExactly(new BlockingReason.AreaBusy("b"));
  }

  /** It stands there and serves: whoever relied on it is right to. */
  @Test
  void oneThatIsToldToWaitServesUntilItMayBegin() {
    FleetState fleet =
        new FleetState(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "y", LIMOGNE)),
            Map.of("x", List.of("a"), "y", List.of("b")),
            List.of("b"));
    assertThat(read("a", fleet)).isEmpty();
    assertThat(read("b", fleet)).containsExactly(new BlockingReason.OnlyServing(15));
    fleet.hold("a");
    assertThat(read("b", fleet)).isEmpty();
    fleet.release("b");
    assertThat(read("a", fleet)).containsExactly(new BlockingReason.OnlyServing(15));
  }

  @Test
  void oneThatHasReadItsUpdateWaitsForWhoIsAtItInItsArea() {
    FleetState fleet =
        new FleetState(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "x", CAHORS), kiosk("c", "y", LIMOGNE)),
            Map.of("x", List.of("a", "b")),
            List.of("a"));
    assertThat(read("a", fleet)).containsExactly(new BlockingReason.AreaBusy("b"));
    assertThat(read("b", fleet)).doesNotContain(new BlockingReason.AreaBusy("a"));
  }

  private static List<BlockingReason> read(String kiosk, FleetState fleet) {
    return GATE.checkRead(
        kiosk, new UpdateEligibilityRules.Terms(UpdateWindow.USUAL, false, false), fleet, MORNING);
  }

  @Test
  void aKioskWithTwoUpdatesIsFreeWhenBothAreOver() {
    FleetState fleet =
        new FleetState(List.of(kiosk("a", "x", CAJARC)), Map.of("x", List.of("a", "a")), List.of());
    fleet.end("a", "x");
    assertThat(check(fleet, NIGHT)).containsExactly(new BlockingReason.Occupied());
    fleet.end("a", "x");
    assertThat(check(fleet, NIGHT)).isEmpty();
  }

  @Test
  void oneThatIsAwayOrLapsedOrGoneDoesNotBegin() {
    EligibilityFacts here = kiosk("a", "x", CAJARC);
    assertThat(check(fleet(with(here, false, false)), NIGHT))
        .containsExactly(new BlockingReason.Silent());
    assertThat(check(fleet(with(here, true, true)), NIGHT))
        .containsExactly(new BlockingReason.Lapsed());
    assertThat(check(fleet(), NIGHT)).containsExactly(new BlockingReason.Gone());
  }

  /** Booked from 23:50 to 00:20: from 22:50 on nothing begins, and from 00:20 on it may. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-25T22:49:59Z, false",
    "2026-11-25T22:50:00Z, true",
    "2026-11-26T00:19:59Z, true",
    "2026-11-26T00:20:00Z, false"
  })
  void nothingBeginsShortlyBeforeAnAppointmentNorDuringIt(Instant now, boolean held) {
    Instant start = Instant.parse("2026-11-25T23:50:00Z");
    EligibilityFacts booked =
        new EligibilityFacts(
            "a",
            "x",
            false,
            true,
            true,
            Optional.empty(),
            Optional.of(CAJARC),
            EligibilityFacts.ASSUMED,
            0,
            List.of(new EligibilityFacts.Appointment(start, start.plus(Duration.ofMinutes(30)))));
    assertThat(check(fleet(booked), now).contains(new BlockingReason.Booked(start)))
        .isEqualTo(held);
  }

  @Test
  void outsideTheWindowNothingBeginsUntilTheDeadlineIsOver() {
    EligibilityFacts open =
        new EligibilityFacts(
            "a",
            "x",
            false,
            true,
            true,
            Optional.empty(),
            Optional.of(CAJARC),
            new OpeningHours(OpeningHoursParser.FRANCE, Map.of(), Map.of()),
            0,
            List.of());
    UpdateWindow during = new UpdateWindow(Hours.DURING, Optional.empty(), Set.of(), true);
    assertThat(
            GATE.check(
                "a", new UpdateEligibilityRules.Terms(during, false, false), fleet(open), NIGHT))
        .containsExactly(new BlockingReason.Closed());
    assertThat(
            GATE.check(
                "a", new UpdateEligibilityRules.Terms(during, true, false), fleet(open), NIGHT))
        .isEmpty();
  }

  @Test
  void everyObstacleHasAWordOfItsOwn() {
    assertThat(
            List.of(
                    new BlockingReason.Gone(),
                    new BlockingReason.Lapsed(),
                    new BlockingReason.Silent(),
                    new BlockingReason.Occupied(),
                    new BlockingReason.Closed(),
                    new BlockingReason.AreaBusy("b"),
                    new BlockingReason.OnlyServing(1),
                    new BlockingReason.Alone(1),
                    new BlockingReason.Booked(NIGHT),
                    new BlockingReason.Offline(NIGHT))
                .stream()
                .map(BlockingReason::code))
        .containsExactly(
            "gone",
            "lapsed",
            "silent",
            "occupied",
            "closed",
            "area-busy",
            "only-serving",
            "alone",
            "booked",
            "offline");
  }

  /** Its own update is no reason against itself; what comes near meanwhile is one. */
  @Test
  void oneThatHasItsUpdateIsAskedAboutAllButItsOwn() {
    EligibilityFacts it = kiosk("a", "x", CAJARC);
    Instant soon = NIGHT.plus(Duration.ofMinutes(30));
    EligibilityFacts booked =
        new EligibilityFacts(
            it.kiosk(),
            it.territory(),
            false,
            true,
            true,
            Optional.empty(),
            it.position(),
            it.hours(),
            0,
            List.of(new EligibilityFacts.Appointment(soon, soon.plus(Duration.ofMinutes(30)))));
    var terms = new UpdateEligibilityRules.Terms(UpdateWindow.USUAL, false, false);
    var free = new FleetState(List.of(it), Map.of("x", List.of("a")), List.of());
    var taken = new FleetState(List.of(booked), Map.of("x", List.of("a")), List.of());

    assertThat(GATE.checkAgain("a", terms, free, NIGHT)).isEmpty();
    assertThat(GATE.checkRead("a", terms, free, NIGHT)).isEmpty();
    assertThat(GATE.checkAgain("a", terms, taken, NIGHT))
        .containsExactly(new BlockingReason.Booked(soon));
    assertThat(GATE.checkRead("a", terms, taken, NIGHT))
        .containsExactly(new BlockingReason.Booked(soon));
  }

  @Test
  void anObstacleHasTheFactsThatItsSentenceNeeds() {
    assertThat(new BlockingReason.AreaBusy("b").facts()).containsExactly("b");
    assertThat(new BlockingReason.OnlyServing(15).facts()).containsExactly(15);
    assertThat(new BlockingReason.Alone(15).facts()).containsExactly(15);
    assertThat(new BlockingReason.Booked(NIGHT).facts()).containsExactly(NIGHT);
    assertThat(new BlockingReason.Offline(NIGHT).facts()).containsExactly(NIGHT);
    assertThat(
            List.of(
                new BlockingReason.Gone(),
                new BlockingReason.Lapsed(),
                new BlockingReason.Silent(),
                new BlockingReason.Occupied(),
                new BlockingReason.Closed()))
        .allSatisfy(it -> assertThat(it.facts()).isEmpty());
  }

  @Test
  void aNeighbourAtTheVeryDistanceIsNearAndOneBeyondIsNot() {
    GeoPosition north = new GeoPosition(CAJARC.latitude() + 0.1349, CAJARC.longitude());
    double distance = CAJARC.kilometresTo(north);
    EligibilityFacts here = kiosk("a", "x", CAJARC);
    FleetState fleet = fleet(here, kiosk("b", "y", north));

    assertThat(fleet.nearby(here, distance)).isEqualTo(FleetState.Nearby.SERVING);
    assertThat(fleet.nearby(here, Math.nextDown(distance))).isEqualTo(FleetState.Nearby.NONE);
  }

  /** Nobody wrote when the site is open: by day it counts as open, on every day of the week. */
  @Test
  void aSiteOfUnknownHoursCountsAsOpenFromSixToTwentyOne() {
    for (int day = 0; day < 7; day++) {
      Instant noon = MORNING.plus(Duration.ofDays(day));
      assertThat(EligibilityFacts.ASSUMED.isOpen(noon)).isTrue();
      assertThat(EligibilityFacts.ASSUMED.isOpen(noon.plus(Duration.ofHours(12)))).isFalse();
    }
  }

  /** Also one that has read its update stays where it is the only one, until its site closes. */
  @Test
  void oneThatHasReadItsUpdateIsNotTakenFromCitizensWhoHaveNoOther() {
    var terms = new UpdateEligibilityRules.Terms(ANY, false, false);
    var fleet = new FleetState(List.of(kiosk("a", "lot", CAJARC)), Map.of(), List.of());
    assertThat(GATE.checkRead("a", terms, fleet, MORNING))
        .containsExactly(new BlockingReason.Alone(15));
    assertThat(GATE.checkRead("a", terms, fleet, NIGHT)).isEmpty();
    assertThat(fleet.all()).extracting(EligibilityFacts::kiosk).containsExactly("a");
    assertThat(GATE.checkAgain("b", terms, fleet, NIGHT))
        .containsExactly(new BlockingReason.Gone());
  }
}
