package fr.teleguichet.fleet.update.rollout.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.update.rollout.eligibility.UpdateWindow.Hours;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When updates may begin, on days on which clocks are changed too. */
final class UpdateWindowTest {

  private static OpeningHours office(String zone) {
    return new OpeningHours(
        ZoneId.of(zone),
        Map.of(DayOfWeek.WEDNESDAY, List.of(OpeningHoursParser.span("08:30-12:00"))),
        Map.of());
  }

  private static UpdateWindow window(
      Hours hours, String daily, Set<DayOfWeek> days, boolean local) {
    return new UpdateWindow(
        hours,
        daily.isEmpty() ? Optional.empty() : Optional.of(OpeningHoursParser.span(daily)),
        days,
        local);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTSIDE, 2026-11-25T07:29:59Z, true",
    "OUTSIDE, 2026-11-25T07:30:00Z, false",
    "OUTSIDE, 2026-11-25T11:00:00Z, true",
    "DURING, 2026-11-25T07:29:59Z, false",
    "DURING, 2026-11-25T07:30:00Z, true",
    "ANY, 2026-11-25T07:30:00Z, true"
  })
  void theHoursOfTheSiteDecide(Hours hours, Instant now, boolean expected) {
    assertThat(window(hours, "", Set.of(), true).contains(now, office("Europe/Paris")))
        .isEqualTo(expected);
  }

  /** Hours past midnight belong to the day on which they began. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T21:00:00Z, true",
    "2026-11-25T03:59:00Z, true",
    "2026-11-25T04:00:00Z, false",
    "2026-11-25T21:30:00Z, false",
    "2026-11-26T03:00:00Z, false"
  })
  void aNightBelongsToItsEvening(Instant now, boolean expected) {
    UpdateWindow tuesdayNight = window(Hours.ANY, "22:00-05:00", Set.of(DayOfWeek.TUESDAY), true);
    assertThat(tuesdayNight.contains(now, office("Europe/Paris"))).isEqualTo(expected);
  }

  /** Réunion is three hours ahead of Paris in winter. */
  @ParameterizedTest
  @CsvSource({
    "true, 2026-11-25T18:30:00Z, true",
    "true, 2026-11-25T21:30:00Z, true",
    "true, 2026-11-26T01:30:00Z, false",
    "false, 2026-11-25T18:30:00Z, false",
    "false, 2026-11-26T01:30:00Z, true"
  })
  void theClocksAreThoseOfTheSiteOrOfFrance(boolean local, Instant now, boolean expected) {
    assertThat(
            window(Hours.ANY, "22:00-05:00", Set.of(), local)
                .contains(now, office("Indian/Reunion")))
        .isEqualTo(expected);
  }

  /** On 29 March 2026 clocks skip from 02:00 to 03:00; on 25 October they show 02:00 twice. */
  @ParameterizedTest
  @CsvSource({
    "02:00-03:00, 2026-03-29T00:59:59Z, false",
    "02:00-03:00, 2026-03-29T01:00:00Z, false",
    "01:30-03:30, 2026-03-29T00:30:00Z, true",
    "01:30-03:30, 2026-03-29T01:29:59Z, true",
    "01:30-03:30, 2026-03-29T01:30:00Z, false",
    "02:00-03:00, 2026-10-25T00:00:00Z, true",
    "02:00-03:00, 2026-10-25T01:59:59Z, true",
    "02:00-03:00, 2026-10-25T02:00:00Z, false"
  })
  void aDayOnWhichClocksAreChangedIsNoOther(String daily, Instant now, boolean expected) {
    assertThat(window(Hours.ANY, daily, Set.of(), true).contains(now, office("Europe/Paris")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "OUTSIDE, '', true, 2026-11-25T07:30:00Z, 2026-11-25T11:00:00Z",
    "DURING, '', true, 2026-11-25T11:00:00Z, 2026-12-02T07:30:00Z",
    "ANY, 22:00-05:00, true, 2026-11-25T11:00:00Z, 2026-11-25T21:00:00Z",
    "ANY, 22:00-05:00, false, 2026-11-25T11:00:00Z, 2026-11-25T21:00:00Z",
    "OUTSIDE, 09:00-13:00, true, 2026-11-25T07:30:00Z, 2026-11-25T11:00:00Z",
    "OUTSIDE, 13:00-14:00, true, 2026-11-25T07:30:00Z, 2026-11-25T12:00:00Z",
    "DURING, 13:00-14:00, true, 2026-11-25T07:30:00Z, ",
    "ANY, 02:00-03:30, true, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z"
  })
  void itsNextBeginningIsKnown(
      Hours hours, String daily, boolean local, Instant now, @Nullable Instant opens) {
    UpdateWindow window = window(hours, daily, Set.of(), local);
    assertThat(window.contains(now, office("Europe/Paris"))).isFalse();
    assertThat(window.opensAfter(now, office("Europe/Paris")))
        .isEqualTo(Optional.ofNullable(opens));
  }

  @ParameterizedTest
  @CsvSource({"true, 2026-11-25T18:00:00Z", "false, 2026-11-25T21:00:00Z"})
  void itsNextBeginningIsByTheClocksOfTheSiteOrOfFrance(boolean local, Instant opens) {
    UpdateWindow window = window(Hours.ANY, "22:00-22:30", Set.of(), local);
    assertThat(window.opensAfter(Instant.parse("2026-11-25T11:00:00Z"), office("Indian/Reunion")))
        .hasValue(opens);
  }

  @Test
  void hoursAreFoundByTheirWord() {
    for (Hours hours : Hours.values()) {
      assertThat(Hours.of(hours.code())).hasValue(hours);
    }
    assertThat(Hours.of("sometimes")).isEmpty();
  }

  @Test
  void onlyAWindowWithoutHoursTimesAndDaysIsAlwaysOpen() {
    Optional<OpeningHours.Span> night = Optional.of(OpeningHoursParser.span("01:00-04:00"));
    Set<DayOfWeek> monday = Set.of(DayOfWeek.MONDAY);
    assertThat(new UpdateWindow(Hours.ANY, Optional.empty(), Set.of(), true).isAlways()).isTrue();
    assertThat(new UpdateWindow(Hours.ANY, night, Set.of(), true).isAlways()).isFalse();
    assertThat(new UpdateWindow(Hours.ANY, Optional.empty(), monday, true).isAlways()).isFalse();
    assertThat(UpdateWindow.USUAL.isAlways()).isFalse();
  }
}
