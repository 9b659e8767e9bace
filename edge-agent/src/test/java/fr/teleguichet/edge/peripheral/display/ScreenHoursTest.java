package fr.teleguichet.edge.peripheral.display;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.opening.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenHoursTest {

  /** On 29 March 2026 the clock goes from 2 to 3, on 25 October from 3 to 2 once more. */
  @ParameterizedTest
  @CsvSource({
    // An ordinary day, and the two minutes before and after.
    "08:30-12:00, 2026-11-24T08:27:59+01:00, false",
    "08:30-12:00, 2026-11-24T08:28:00+01:00, true",
    "08:30-12:00, 2026-11-24T12:01:59+01:00, true",
    "08:30-12:00, 2026-11-24T12:02:00+01:00, false",
    // Past midnight.
    "22:00-02:00, 2026-11-24T23:59:59+01:00, true",
    "22:00-02:00, 2026-11-25T01:59:59+01:00, true",
    "22:00-02:00, 2026-11-25T02:02:00+01:00, false",
    "00:00-00:00, 2026-11-25T00:00:00+01:00, true",
    "00:01-01:00, 2026-11-24T23:59:30+01:00, true",
    // Spring: 02:30 does not exist.
    "02:30-04:00, 2026-03-29T01:57:59+01:00, false",
    "02:30-04:00, 2026-03-29T01:58:00+01:00, true",
    "02:30-04:00, 2026-03-29T03:00:00+02:00, true",
    "01:00-02:30, 2026-03-29T03:01:59+02:00, true",
    "01:00-02:30, 2026-03-29T03:02:00+02:00, false",
    "08:30-12:00, 2026-03-29T08:28:00+02:00, true",
    // Autumn: 02:30 is there twice.
    "02:30-04:00, 2026-10-25T02:28:00+02:00, true",
    "02:30-04:00, 2026-10-25T02:15:00+01:00, true",
    "01:00-02:30, 2026-10-25T02:31:00+01:00, true",
    "01:00-02:30, 2026-10-25T02:32:00+01:00, false",
    "08:30-12:00, 2026-10-25T08:27:59+01:00, false"
  })
  void whenTheScreenIsWanted(String span, String time, boolean wanted) {
    assertThat(new ScreenHours(Bench.daily(span)).isWanted(at(time))).isEqualTo(wanted);
  }

  @Test
  void anExceptionTakesThePlaceOfTheWeekOnTheDayOnWhichTheSpanBegins() {
    var hours =
        new OpeningHours(
            Bench.PARIS,
            Bench.daily("22:00-02:00").weekly(),
            Map.of(LocalDate.parse("2026-12-25"), List.of()));
    var screen = new ScreenHours(hours);
    assertThat(screen.isWanted(at("2026-12-25T01:00:00+01:00"))).as("of the 24th").isTrue();
    assertThat(screen.isWanted(at("2026-12-25T23:00:00+01:00"))).isFalse();
    assertThat(screen.isWanted(at("2026-12-26T01:00:00+01:00"))).isFalse();
    assertThat(screen.isWanted(at("2026-12-26T22:00:00+01:00"))).isTrue();
  }

  private static Instant at(String time) {
    return java.time.OffsetDateTime.parse(time).toInstant();
  }
}
