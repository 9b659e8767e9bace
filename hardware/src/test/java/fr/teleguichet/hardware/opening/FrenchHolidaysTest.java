package fr.teleguichet.hardware.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days on which France rests, fixed ones and those that move with Easter. */
final class FrenchHolidaysTest {

  private static List<LocalDate> of(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(FrenchHolidays::isHoliday)
        .toList();
  }

  @Test
  void theYearTwentyTwentySevenHasItsElevenHolidays() {
    assertThat(of(2027))
        .extracting(LocalDate::toString)
        .containsExactly(
            "2027-01-01",
            "2027-03-29",
            "2027-05-01",
            "2027-05-06",
            "2027-05-08",
            "2027-05-17",
            "2027-07-14",
            "2027-08-15",
            "2027-11-01",
            "2027-11-11",
            "2027-12-25");
  }

  /** Among them the earliest and the latest there are, and the two that simple rules miss. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2008-03-23",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19",
        "2285-03-22"
      })
  void easterIsWhereTheTablesHaveIt(String sunday) {
    LocalDate day = LocalDate.parse(sunday);

    assertThat(FrenchHolidays.easter(day.getYear())).isEqualTo(day);
  }

  @Test
  void easterIsASundayFromTheTwentySecondOfMarchToTheTwentyFifthOfApril() {
    assertThat(IntStream.rangeClosed(1583, 4099).mapToObj(FrenchHolidays::easter))
        .allSatisfy(
            day -> {
              assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
              assertThat(day)
                  .isBetween(
                      LocalDate.of(day.getYear(), 3, 22), LocalDate.of(day.getYear(), 4, 25));
            });
  }

  @Test
  void aServiceThatRestsOnHolidaysOpensAfterThemUnlessAnExceptionSaysOtherwise() {
    List<OpeningHours.Span> morning =
        List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(12, 0)));
    LocalDate whitMonday = LocalDate.of(2027, 5, 17);
    var hours =
        new OpeningHours(OpeningHoursParser.FRANCE, Map.of(DayOfWeek.MONDAY, morning), Map.of())
            .closedOnHolidays(true);
    Instant tenOfTheHoliday = Instant.parse("2027-05-17T08:00:00Z");

    assertThat(hours.isOpen(tenOfTheHoliday)).isFalse();
    assertThat(hours.opensAfter(Instant.parse("2027-05-16T10:00:00Z")))
        .hasValueSatisfying(it -> assertThat(it.toLocalDate()).isEqualTo("2027-05-24"));
    assertThat(hours.closedOnHolidays(false).isOpen(tenOfTheHoliday)).isTrue();
    assertThat(
            new OpeningHours(
                    OpeningHoursParser.FRANCE,
                    hours.weekly(),
                    Map.of(whitMonday, morning),
                    hours.isClosedOnHolidays())
                .isOpen(tenOfTheHoliday))
        .isTrue();
  }
}
