package fr.teleguichet.fleet.kiosk.strip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.kiosk.strip.Segment.Change;
import fr.teleguichet.fleet.page.Language;
import fr.teleguichet.fleet.page.Text;
import fr.teleguichet.fleet.page.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted in thirty days, and what is not. */
final class StripTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<StripState> STATES = List.of(StripState.values());
  private static final Text ENGLISH = new Texts().in(Language.ENGLISH);
  private static final Text FRENCH = new Texts().in(Language.FRENCH);

  private static Strip strip(Instant now, Change... changes) {
    StripWindow window = StripWindow.until(now);
    return new Strip("", window, Segment.of(List.of(changes), window.from(), now));
  }

  private static Change at(String instant, StripState state) {
    return new Change(Instant.parse(instant), state);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z, 720", // no change of the clocks
    "2026-11-20T12:00:00Z, 721", // 25 October has 25 hours
    "2026-04-10T12:00:00Z, 719", // 29 March has 23
  })
  void daysAreThoseOfFranceWhateverTheClocksDo(Instant now, long hours) {
    StripWindow window = StripWindow.until(now);

    assertThat(window.days()).hasSize(30);
    assertThat(window.hours()).isEqualTo(hours);
    for (int i = 1; i < 30; i++) {
      assertThat(window.days().get(i).from()).isEqualTo(window.days().get(i - 1).to());
    }
  }

  @Test
  void aDayOfTwentyThreeHoursCanBeWhollyAvailable() {
    Strip strip =
        strip(Instant.parse("2026-04-10T12:00:00Z"), at("2026-01-01T00:00:00Z", StripState.OK));
    StripWindow.Day march29 =
        strip.window().days().stream()
            .filter(day -> day.date().equals(LocalDate.of(2026, 3, 29)))
            .findFirst()
            .orElseThrow();

    assertThat(strip.day(march29).length(StripState.OK)).isEqualTo(Duration.ofHours(23));
    assertThat(StripWords.day(strip, march29, ENGLISH)).isEqualTo("100%");
  }

  @Test
  void whatNobodyKnowsIsNotAvailable() {
    Strip never = strip(NOW);
    Strip since = strip(NOW, at("2026-11-24T00:00:00Z", StripState.OK));

    assertThat(never.whole().working()).isEmpty();
    assertThat(StripWords.working(never, ENGLISH)).isEqualTo("no data");
    assertThat(StripWords.worst(never, ENGLISH)).isEmpty();
    assertThat(since.whole().working()).hasValue(1);
    assertThat(StripWords.day(since, since.window().days().getFirst(), FRENCH))
        .isEqualTo("sans données");
    assertThat(StripWords.shares(since, ENGLISH)).startsWith("connected 1.7%, no data 98.3%");
  }

  @Test
  void aMinuteOfFailureShowsInItsHourAndNeverRoundsAway() {
    Strip strip =
        strip(
            NOW,
            at("2026-10-01T00:00:00Z", StripState.OK),
            at("2026-11-10T10:30:00Z", StripState.FAILED),
            at("2026-11-10T10:30:20Z", StripState.OK));

    assertThat(strip.bars())
        .extracting(Strip.Bar::state)
        .containsExactly(StripState.OK, StripState.FAILED, StripState.OK);
    Strip.Bar bar = strip.bars().get(1);
    assertThat(bar.hours()).isEqualTo(1);
    assertThat(StripWords.bar(strip, bar, ENGLISH))
        .isEqualTo("10 Nov, 11:00 – 10 Nov, 12:00: offline 20 s");
    assertThat(StripWords.working(strip, ENGLISH)).isEqualTo("99.9% of the known time");
    assertThat(StripWords.worst(strip, FRENCH))
        .startsWith("Les plus graves\u00a0: hors ligne 20\u00a0s, le 10 nov. 2026 à 11:30");
  }

  @Test
  void theWorstComeFirstAndTheLongestOfThem() {
    Strip strip =
        strip(
            NOW,
            at("2026-10-01T00:00:00Z", StripState.OK),
            at("2026-11-01T00:00:00Z", StripState.STOPPED),
            at("2026-11-05T00:00:00Z", StripState.OK),
            at("2026-11-10T00:00:00Z", StripState.FAILED),
            at("2026-11-10T01:00:00Z", StripState.OK),
            at("2026-11-12T00:00:00Z", StripState.FAILED),
            at("2026-11-12T03:00:00Z", StripState.WATCH),
            at("2026-11-13T03:00:00Z", StripState.OK));

    assertThat(strip.worst())
        .extracting(Segment::length)
        .containsExactly(Duration.ofHours(3), Duration.ofHours(1), Duration.ofDays(4));
  }

  @Test
  void aPeripheralIsKnownOnlyWhileItsKioskIsHeard() {
    StripWindow window = StripWindow.until(NOW);
    List<Segment> heard =
        Segment.of(
            List.of(
                at("2026-10-01T00:00:00Z", StripState.OK),
                at("2026-11-10T00:00:00Z", StripState.FAILED),
                at("2026-11-11T00:00:00Z", StripState.OK)),
            window.from(),
            NOW);
    List<Segment> printer =
        Segment.of(
            List.of(
                at("2026-10-01T00:00:00Z", StripState.OK),
                at("2026-11-10T12:00:00Z", StripState.FAILED)),
            window.from(),
            NOW);

    List<Segment> both = Segment.where(printer, heard);

    assertThat(both)
        .extracting(Segment::state)
        .containsExactly(StripState.OK, StripState.UNKNOWN, StripState.FAILED);
    assertThat(both.get(2).from()).isEqualTo(Instant.parse("2026-11-11T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void segmentsCoverAllOfTheTimeAndBarsAllOfTheHours(long seed) {
    Random random = new Random(seed);
    StripWindow window = StripWindow.until(NOW);
    Instant at = window.from().minus(Duration.ofDays(3));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < random.nextInt(300); i++) {
      at = at.plusSeconds(random.nextInt(30_000));
      changes.add(new Change(at, STATES.get(random.nextInt(STATES.size()))));
    }
    Strip strip = new Strip("printer", window, Segment.of(changes, window.from(), NOW));

    double parts = 0;
    for (StripState state : StripState.values()) {
      parts += strip.whole().part(state).orElse(0);
    }
    assertThat(parts).isCloseTo(1, within(1e-9));
    assertThat(strip.segments().getFirst().from()).isEqualTo(window.from());
    assertThat(strip.segments().getLast().to()).isEqualTo(NOW);
    long x = 0;
    for (Strip.Bar bar : strip.bars()) {
      assertThat(bar.x()).isEqualTo(x);
      x += bar.hours();
    }
    assertThat(x)
        .isEqualTo((long) Math.ceil(Duration.between(window.from(), NOW).toMinutes() / 60.0));
  }
}
