package fr.teleguichet.edge.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursReaderTest {

  @Test
  void weeklyHoursAndExceptionsAreReadInTheZoneOfFrance() {
    OpeningHours hours =
        opening(
                """
                weekly:
                  monday: ["08:30-12:00", "13:30 - 17:00"]
                  friday: ["22:00-02:00"]
                  saturday: ["00:00-24:00"]
                exceptions:
                  "2026-12-25": []
                """)
            .orElseThrow();
    assertThat(hours.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(hours.weekly().get(DayOfWeek.MONDAY))
        .containsExactly(span("08:30", "12:00"), span("13:30", "17:00"));
    assertThat(hours.weekly().get(DayOfWeek.FRIDAY)).singleElement().matches(Span::isPastMidnight);
    assertThat(hours.weekly().get(DayOfWeek.SATURDAY)).containsExactly(span("00:00", "00:00"));
    assertThat(hours.on(LocalDate.parse("2026-12-25"))).isEmpty();
    assertThat(hours.on(LocalDate.parse("2026-12-18"))).isEqualTo(List.of(span("22:00", "02:00")));
    assertThat(hours.on(LocalDate.parse("2026-12-20"))).isEmpty();
  }

  @Test
  void withoutHoursTheKioskIsAlwaysOpen() {
    assertThat(opening("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8h-12h                              | must be a group of settings",
        "{}                                  | lacks \"weekly\"",
        "{weekly: {lundi: []}}               | \"lundi\" is no day; write monday to sunday",
        "{weekly: {monday: '08:00-12:00'}}   | monday must be a list of up to 6 spans; [] when"
            + " closed",
        "{weekly: {monday: ['8:00-12:00']}}  | \"8:00-12:00\" is no span; write it as"
            + " \"08:30-12:00\"",
        "{weekly: {monday: ['08:00-25:00']}} | \"08:00-25:00\" is no span; write it as"
            + " \"08:30-12:00\"",
        "{weekly: {}, zone: Mars}            | \"Mars\" is no time zone; write it as Europe/Paris",
        "{weekly: {}, exceptions: {noel: []}}| \"noel\" is no date; write it as 2026-12-25",
        "{weekly: {}, hours: 8}              | \"hours\" is unknown; it takes zone, weekly hours by"
            + " day, and exceptions by date"
      })
  void whatIsWrongIsToldWithWhatToWrite(String yaml, String sentence) {
    ConfigurationResult reading = read(yaml);
    assertThat(reading)
        .isInstanceOfSatisfying(
            ConfigurationResult.Unusable.class,
            it ->
                assertThat(it.problems())
                    .singleElement()
                    .satisfies(
                        problem ->
                            assertThat(problem.toString())
                                .isEqualTo(
                                    "environment variable TELEGUICHET_OPENING: opening: "
                                        + sentence)));
  }

  private static Span span(String from, String to) {
    return new Span(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Optional<OpeningHours> opening(String yaml) {
    return ((ConfigurationResult.Usable) read(yaml)).configuration().opening();
  }

  private static ConfigurationResult read(String yaml) {
    return ConfigurationReader.read(Optional.empty(), Map.of("TELEGUICHET_OPENING", yaml));
  }
}
