package fr.teleguichet.hardware.opening;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpeningHoursTest {

  private static final OpeningHours HOURS =
      new OpeningHours(
          ZoneId.of("Europe/Paris"),
          Map.of(
              DayOfWeek.TUESDAY,
              List.of(span("08:30", "12:00")),
              DayOfWeek.SATURDAY,
              List.of(span("22:00", "02:30"))),
          Map.of(LocalDate.of(2026, 12, 1), List.of()));

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  /** Tuesday 24 November 2026 in winter time; the nights to both changes of the clock. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T07:29:59Z, false",
    "2026-11-24T07:30:00Z, true",
    "2026-11-24T10:59:59Z, true",
    "2026-11-24T11:00:00Z, false",
    "2026-12-01T08:00:00Z, false",
    "2026-11-28T21:00:00Z, true",
    "2026-11-29T01:29:59Z, true",
    "2026-11-29T01:30:00Z, false",
    "2026-10-24T20:00:00Z, true",
    "2026-10-25T01:29:00Z, true",
    "2026-10-25T01:30:00Z, false",
    "2027-03-28T00:59:59Z, true",
    "2027-03-28T01:00:00Z, false"
  })
  void itIsOpenFromTheFirstInstantToTheLast(Instant now, boolean open) {
    assertThat(HOURS.isOpen(now)).isEqualTo(open);
  }

  /** Saturday's span ends on Sunday, and Tuesday 1 December is an exception without any. */
  @Test
  void itsChangesAreKnownInTheirOrder() {
    Instant tuesday = Instant.parse("2026-11-24T08:00:00Z");
    assertThat(HOURS.changes(tuesday, Duration.ofDays(8)))
        .containsExactly(
            Instant.parse("2026-11-24T11:00:00Z"),
            Instant.parse("2026-11-28T21:00:00Z"),
            Instant.parse("2026-11-29T01:30:00Z"));
    assertThat(HOURS.changes(Instant.parse("2026-11-29T00:00:00Z"), Duration.ofHours(2)))
        .containsExactly(Instant.parse("2026-11-29T01:30:00Z"));
  }
}
