package fr.teleguichet.fleet.kiosk.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.fleet.kiosk.timeline.TimelineSegment.Change;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
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
final class TimelineTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final List<TimelineState> STATES = List.of(TimelineState.values());
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);

  private static Timeline strip(Instant now, Change... changes) {
    TimelineWindow window = TimelineWindow.until(now);
    return new Timeline("", window, TimelineSegment.of(List.of(changes), window.from(), now));
  }

  private static Change at(String instant, TimelineState state) {
    return new Change(Instant.parse(instant), state);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z, 720", // no change of the clocks
    "2026-11-20T12:00:00Z, 721", // 25 October has 25 hours
    "2026-04-10T12:00:00Z, 719", // 29 March has 23
  })
  void daysAreThoseOfFranceWhateverTheClocksDo(Instant now, long hours) {
    TimelineWindow window = TimelineWindow.until(now);

    assertThat(window.days()).hasSize(30);
    assertThat(window.hours()).isEqualTo(hours);
    for (int i = 1; i < 30; i++) {
      assertThat(window.days().get(i).from()).isEqualTo(window.days().get(i - 1).to());
    }
  }

  @Test
  void aDayOfTwentyThreeHoursCanBeWhollyAvailable() {
    Timeline strip =
        strip(Instant.parse("2026-04-10T12:00:00Z"), at("2026-01-01T00:00:00Z", TimelineState.OK));
    TimelineWindow.Day march29 =
        strip.window().days().stream()
            .filter(day -> day.date().equals(LocalDate.of(2026, 3, 29)))
            .findFirst()
            .orElseThrow();

    assertThat(strip.day(march29).length(TimelineState.OK)).isEqualTo(Duration.ofHours(23));
    assertThat(TimelineText.day(strip, march29, ENGLISH)).isEqualTo("100%");
  }

  @Test
  void whatNobodyKnowsIsNotAvailable() {
    Timeline never = strip(NOW);
    Timeline since = strip(NOW, at("2026-11-24T00:00:00Z", TimelineState.OK));

    assertThat(never.whole().working()).isEmpty();
    assertThat(TimelineText.working(never, ENGLISH)).isEqualTo("no data");
    assertThat(TimelineText.worst(never, ENGLISH)).isEmpty();
    assertThat(since.whole().working()).hasValue(1);
    assertThat(TimelineText.day(since, since.window().days().getFirst(), FRENCH))
        .isEqualTo("sans données");
    assertThat(TimelineText.shares(since, ENGLISH)).startsWith("connected 1.7%, no data 98.3%");
  }

  @Test
  void aMinuteOfFailureShowsInItsHourAndNeverRoundsAway() {
    Timeline strip =
        strip(
            NOW,
            at("2026-10-01T00:00:00Z", TimelineState.OK),
            at("2026-11-10T10:30:00Z", TimelineState.FAILED),
            at("2026-11-10T10:30:20Z", TimelineState.OK));

    assertThat(strip.bars())
        .extracting(Timeline.Bar::state)
        .containsExactly(TimelineState.OK, TimelineState.FAILED, TimelineState.OK);
    Timeline.Bar bar = strip.bars().get(1);
    assertThat(bar.hours()).isEqualTo(1);
    assertThat(TimelineText.bar(strip, bar, ENGLISH))
        .isEqualTo("10 Nov, 11:00 – 10 Nov, 12:00: offline 20 s");
    assertThat(TimelineText.working(strip, ENGLISH)).isEqualTo("99.9% of the known time");
    assertThat(TimelineText.worst(strip, FRENCH))
        .startsWith("Les plus graves\u00a0: hors ligne 20\u00a0s, le 10 nov. 2026 à 11:30");
  }

  @Test
  void theWorstComeFirstAndTheLongestOfThem() {
    Timeline strip =
        strip(
            NOW,
            at("2026-10-01T00:00:00Z", TimelineState.OK),
            at("2026-11-01T00:00:00Z", TimelineState.STOPPED),
            at("2026-11-05T00:00:00Z", TimelineState.OK),
            at("2026-11-10T00:00:00Z", TimelineState.FAILED),
            at("2026-11-10T01:00:00Z", TimelineState.OK),
            at("2026-11-12T00:00:00Z", TimelineState.FAILED),
            at("2026-11-12T03:00:00Z", TimelineState.WATCH),
            at("2026-11-13T03:00:00Z", TimelineState.OK));

    assertThat(strip.worst())
        .extracting(TimelineSegment::length)
        .containsExactly(Duration.ofHours(3), Duration.ofHours(1), Duration.ofDays(4));
  }

  @Test
  void aPeripheralIsKnownOnlyWhileItsKioskIsHeard() {
    TimelineWindow window = TimelineWindow.until(NOW);
    List<TimelineSegment> heard =
        TimelineSegment.of(
            List.of(
                at("2026-10-01T00:00:00Z", TimelineState.OK),
                at("2026-11-10T00:00:00Z", TimelineState.FAILED),
                at("2026-11-11T00:00:00Z", TimelineState.OK)),
            window.from(),
            NOW);
    List<TimelineSegment> printer =
        TimelineSegment.of(
            List.of(
                at("2026-10-01T00:00:00Z", TimelineState.OK),
                at("2026-11-10T12:00:00Z", TimelineState.FAILED)),
            window.from(),
            NOW);

    List<TimelineSegment> both = TimelineSegment.where(printer, heard);

    assertThat(both)
        .extracting(TimelineSegment::state)
        .containsExactly(TimelineState.OK, TimelineState.UNKNOWN, TimelineState.FAILED);
    assertThat(both.get(2).from()).isEqualTo(Instant.parse("2026-11-11T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void segmentsCoverAllOfTheTimeAndBarsAllOfTheHours(long seed) {
    Random random = new Random(seed);
    TimelineWindow window = TimelineWindow.until(NOW);
    Instant at = window.from().minus(Duration.ofDays(3));
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < random.nextInt(300); i++) {
      at = at.plusSeconds(random.nextInt(30_000));
      changes.add(new Change(at, STATES.get(random.nextInt(STATES.size()))));
    }
    Timeline strip =
        new Timeline("printer", window, TimelineSegment.of(changes, window.from(), NOW));

    double parts = 0;
    for (TimelineState state : TimelineState.values()) {
      parts += strip.whole().part(state).orElse(0);
    }
    assertThat(parts).isCloseTo(1, within(1e-9));
    assertThat(strip.segments().getFirst().from()).isEqualTo(window.from());
    assertThat(strip.segments().getLast().to()).isEqualTo(NOW);
    long x = 0;
    for (Timeline.Bar bar : strip.bars()) {
      assertThat(bar.x()).isEqualTo(x);
      x += bar.hours();
    }
    assertThat(x)
        .isEqualTo((long) Math.ceil(Duration.between(window.from(), NOW).toMinutes() / 60.0));
  }
}
