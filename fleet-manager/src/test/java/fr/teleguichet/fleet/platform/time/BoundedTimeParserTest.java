package fr.teleguichet.fleet.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which typed times are times. */
final class BoundedTimeParserTest {

  private static final List<Function<String, ?>> ALL =
      List.of(
          BoundedTimeParser::month,
          BoundedTimeParser::day,
          BoundedTimeParser::dateTime,
          BoundedTimeParser::instant);

  @Test
  void timesOf1970To2999AreRead() {
    assertThat(BoundedTimeParser.month("1970-01")).isEqualTo(YearMonth.of(1970, 1));
    assertThat(BoundedTimeParser.day("2999-12-31")).isEqualTo(LocalDate.of(2999, 12, 31));
    assertThat(BoundedTimeParser.dateTime("2026-01-31T14:30"))
        .isEqualTo(LocalDateTime.of(2026, 1, 31, 14, 30));
    assertThat(BoundedTimeParser.instant("1970-01-01T00:00:00Z")).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9999-99-99",
        "1969-12",
        "3000-01",
        "-999999999-01",
        "+999999999-12",
        "1969-12-31",
        "3000-01-01",
        "+999999999-12-31",
        "-999999999-01-01",
        "+999999999-12-31T23:59",
        "1969-12-31T23:59:59Z",
        "3000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z"
      })
  void allOthersAreNone(String text) {
    assertThat(ALL)
        .allSatisfy(
            reading ->
                assertThatExceptionOfType(DateTimeException.class)
                    .isThrownBy(() -> reading.apply(text)));
  }
}
