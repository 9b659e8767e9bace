package fr.teleguichet.fleet.update.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.update.rollout.gate.UpdateWindow.Hours;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningWords;
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
final class GateTest {

  private static final Gate GATE = new Gate(15, Duration.ofMinutes(60));
  private static final Instant MORNING = Instant.parse("2026-11-25T09:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-25T23:00:00Z");
  private static final Position CAJARC = new Position(44.4855, 1.8426);

  /** 14.5 km from there. */
  private static final Position LIMOGNE = new Position(44.3972, 1.7097);

  private static final Position CAHORS = new Position(44.4475, 1.4414);
  private static final UpdateWindow ANY =
      new UpdateWindow(Hours.ANY, Optional.empty(), Set.of(), true);

  private static KioskFacts kiosk(String name, String territory, Position position) {
    return new KioskFacts(
        name,
        territory,
        false,
        true,
        true,
        Optional.empty(),
        Optional.of(position),
        KioskFacts.ASSUMED,
        0,
        List.of());
  }

  private static KioskFacts with(KioskFacts it, boolean lapsed, boolean connected) {
    return new KioskFacts(
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

  private static List<Obstacle> check(Surroundings fleet, Instant now) {
    return GATE.check("a", new Gate.Terms(ANY, false, false), fleet, now);
  }

  private static Surroundings fleet(KioskFacts... kiosks) {
    return new Surroundings(List.of(kiosks), Map.of(), List.of());
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
    assertThat(new Position(0, 179.9).kilometresTo(new Position(0, -179.9)))
        .isCloseTo(22.24, within(0.05));
  }

  @Test
  void oneThatIsFarFromAllOthersWaitsUntilItsSiteIsClosed() {
    Surroundings fleet = fleet(kiosk("a", "x", CAJARC), kiosk("b", "y", CAHORS));
    assertThat(check(fleet, MORNING)).containsExactly(new Obstacle.Alone(15));
    assertThat(check(fleet, NIGHT)).isEmpty();
  }

  @Test
  void oneThatIsFarFromAllOthersBeginsWhereAPersonAllowedIt() {
    assertThat(
            GATE.check(
                "a", new Gate.Terms(ANY, false, true), fleet(kiosk("a", "x", CAJARC)), MORNING))
        .isEmpty();
  }

  @Test
  void aNeighbourThatIsAwayOrBeingUpdatedOrLapsedDoesNotServe() {
    KioskFacts here = kiosk("a", "x", CAJARC);
    KioskFacts near = kiosk("b", "y", LIMOGNE);
    assertThat(check(fleet(here, with(near, false, false)), MORNING))
        .containsExactly(new Obstacle.OnlyServing(15));
    assertThat(check(fleet(here, with(near, true, true)), MORNING))
        .containsExactly(new Obstacle.OnlyServing(15));
    Surroundings busy = fleet(here, near);
    busy.begin("b", "y");
    assertThat(check(busy, MORNING)).containsExactly(new Obstacle.OnlyServing(15));
    busy.end("b", "y");
    assertThat(check(busy, MORNING)).isEmpty();
  }

  @Test
  void noTwoOfAnAreaAreUpdatedAtOnce() {
    Surroundings fleet =
        new Surroundings(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "x", CAHORS), kiosk("c", "y", LIMOGNE)),
            Map.of("x", List.of("b")),
            List.of());
    assertThat(check(fleet, MORNING)).containsExactly(new Obstacle.AreaBusy("b"));
  }

  /** It stands there and serves: whoever relied on it is right to. */
  @Test
  void oneThatIsToldToWaitServesUntilItMayBegin() {
    Surroundings fleet =
        new Surroundings(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "y", LIMOGNE)),
            Map.of("x", List.of("a"), "y", List.of("b")),
            List.of("b"));
    assertThat(read("a", fleet)).isEmpty();
    assertThat(read("b", fleet)).containsExactly(new Obstacle.OnlyServing(15));
    fleet.hold("a");
    assertThat(read("b", fleet)).isEmpty();
    fleet.release("b");
    assertThat(read("a", fleet)).containsExactly(new Obstacle.OnlyServing(15));
  }

  @Test
  void oneThatHasReadItsUpdateWaitsForWhoIsAtItInItsArea() {
    Surroundings fleet =
        new Surroundings(
            List.of(kiosk("a", "x", CAJARC), kiosk("b", "x", CAHORS), kiosk("c", "y", LIMOGNE)),
            Map.of("x", List.of("a", "b")),
            List.of("a"));
    assertThat(read("a", fleet)).containsExactly(new Obstacle.AreaBusy("b"));
    assertThat(read("b", fleet)).doesNotContain(new Obstacle.AreaBusy("a"));
  }

  private static List<Obstacle> read(String kiosk, Surroundings fleet) {
    return GATE.checkRead(kiosk, new Gate.Terms(UpdateWindow.USUAL, false, false), fleet, MORNING);
  }

  @Test
  void aKioskWithTwoUpdatesIsFreeWhenBothAreOver() {
    Surroundings fleet =
        new Surroundings(
            List.of(kiosk("a", "x", CAJARC)), Map.of("x", List.of("a", "a")), List.of());
    fleet.end("a", "x");
    assertThat(check(fleet, NIGHT)).containsExactly(new Obstacle.Occupied());
    fleet.end("a", "x");
    assertThat(check(fleet, NIGHT)).isEmpty();
  }

  @Test
  void oneThatIsAwayOrLapsedOrGoneDoesNotBegin() {
    KioskFacts here = kiosk("a", "x", CAJARC);
    assertThat(check(fleet(with(here, false, false)), NIGHT))
        .containsExactly(new Obstacle.Silent());
    assertThat(check(fleet(with(here, true, true)), NIGHT)).containsExactly(new Obstacle.Lapsed());
    assertThat(check(fleet(), NIGHT)).containsExactly(new Obstacle.Gone());
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
    KioskFacts booked =
        new KioskFacts(
            "a",
            "x",
            false,
            true,
            true,
            Optional.empty(),
            Optional.of(CAJARC),
            KioskFacts.ASSUMED,
            0,
            List.of(new KioskFacts.Appointment(start, start.plus(Duration.ofMinutes(30)))));
    assertThat(check(fleet(booked), now).contains(new Obstacle.Booked(start))).isEqualTo(held);
  }

  @Test
  void outsideTheWindowNothingBeginsUntilTheDeadlineIsOver() {
    KioskFacts open =
        new KioskFacts(
            "a",
            "x",
            false,
            true,
            true,
            Optional.empty(),
            Optional.of(CAJARC),
            new OpeningHours(OpeningWords.FRANCE, Map.of(), Map.of()),
            0,
            List.of());
    UpdateWindow during = new UpdateWindow(Hours.DURING, Optional.empty(), Set.of(), true);
    assertThat(GATE.check("a", new Gate.Terms(during, false, false), fleet(open), NIGHT))
        .containsExactly(new Obstacle.Closed());
    assertThat(GATE.check("a", new Gate.Terms(during, true, false), fleet(open), NIGHT)).isEmpty();
  }

  @Test
  void everyObstacleHasAWordOfItsOwn() {
    assertThat(
            List.of(
                    new Obstacle.Gone(),
                    new Obstacle.Lapsed(),
                    new Obstacle.Silent(),
                    new Obstacle.Occupied(),
                    new Obstacle.Closed(),
                    new Obstacle.AreaBusy("b"),
                    new Obstacle.OnlyServing(1),
                    new Obstacle.Alone(1),
                    new Obstacle.Booked(NIGHT))
                .stream()
                .map(Obstacle::word))
        .containsExactly(
            "gone",
            "lapsed",
            "silent",
            "occupied",
            "closed",
            "area-busy",
            "only-serving",
            "alone",
            "booked");
  }
}
