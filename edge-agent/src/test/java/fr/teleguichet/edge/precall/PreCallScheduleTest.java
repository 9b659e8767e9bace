package fr.teleguichet.edge.precall;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreCallScheduleTest {

  /** On Tuesdays and Wednesdays from 09:00 to 12:00 in Paris, which is 08:00 UTC in November. */
  private static final OpeningHours HOURS =
      new OpeningHours(
          OpeningHoursParser.FRANCE,
          Map.of(
              DayOfWeek.TUESDAY,
              List.of(OpeningHoursParser.span("09:00-12:00")),
              DayOfWeek.WEDNESDAY,
              List.of(OpeningHoursParser.span("09:00-12:00"))),
          Map.of());

  private static boolean isDue(Optional<OpeningHours> hours, String now, String last, boolean ok) {
    return new PreCallSchedule(hours)
        .isDue(Instant.parse(now), Optional.of(Instant.parse(last)), ok);
  }

  @ParameterizedTest
  @CsvSource({
    // Tuesday 24 November 2026
    "2026-11-24T07:14:59Z, 2026-11-23T07:20:00Z, false",
    "2026-11-24T07:15:00Z, 2026-11-23T07:20:00Z, true",
    "2026-11-24T07:59:00Z, 2026-11-23T07:20:00Z, true",
    "2026-11-24T07:59:00Z, 2026-11-24T07:16:00Z, false",
    "2026-11-24T09:00:00Z, 2026-11-23T07:20:00Z, false",
    "2026-11-25T07:15:00Z, 2026-11-24T07:16:00Z, true",
  })
  void itIsDueOnceBeforeEachOpening(String now, String last, boolean due) {
    assertThat(isDue(Optional.of(HOURS), now, last, true)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:59:59Z, 2026-11-24T09:00:00Z, false",
    "2026-11-24T10:00:00Z, 2026-11-24T09:00:00Z, true",
    "2026-11-27T01:00:00Z, 2026-11-27T00:00:00Z, true",
  })
  void whatWasWrongIsLookedAtAgainWithinTheHour(String now, String last, boolean due) {
    assertThat(isDue(Optional.of(HOURS), now, last, false)).isEqualTo(due);
  }

  @Test
  void itIsOnceADayWhereNobodySaidWhenThePlaceOpens() {
    assertThat(isDue(Optional.empty(), "2026-11-24T07:59:59Z", "2026-11-23T08:00:00Z", true))
        .isFalse();
    assertThat(isDue(Optional.empty(), "2026-11-24T08:00:00Z", "2026-11-23T08:00:00Z", true))
        .isTrue();
  }

  @Test
  void aClockThatWasSetBackDoesNotEndIt() {
    assertThat(isDue(Optional.of(HOURS), "2026-11-24T09:00:00Z", "2027-01-01T00:00:00Z", true))
        .isTrue();
  }

  @Test
  void itIsDueAfterAStart() {
    assertThat(new PreCallSchedule(Optional.of(HOURS)).isDue(Instant.EPOCH, Optional.empty(), true))
        .isTrue();
  }
}
