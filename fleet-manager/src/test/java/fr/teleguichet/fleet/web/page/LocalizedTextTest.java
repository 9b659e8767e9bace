package fr.teleguichet.fleet.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Days and times as people of either language write them. */
final class LocalizedTextTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
  private static final LocalDate ELEVENTH = LocalDate.of(2026, 12, 11);
  private static final LocalizedText FRENCH = new MessageBundles().in(Language.FRENCH);
  private static final LocalizedText ENGLISH = new MessageBundles().in(Language.ENGLISH);

  @Test
  void theFirstOfAMonthIsItsPremier() {
    assertThat(FRENCH.day(FIRST)).isEqualTo("1er décembre 2026");
    assertThat(FRENCH.shortDay(FIRST)).isEqualTo("1er déc.");
    assertThat(FRENCH.moment(Instant.parse("2026-12-01T05:06:00Z")))
        .isEqualTo("1er déc. 2026 à 06:06");
    assertThat(FRENCH.formatted(FRENCH.say("format.weekday"), FIRST))
        .isEqualTo("mardi 1er décembre 2026");
    assertThat(FRENCH.formatted(FRENCH.say("format.brief-weekday"), FIRST)).isEqualTo("mar. 1er");
  }

  @Test
  void otherDaysAreNumbersAndSoIsTheFirstInEnglish() {
    assertThat(FRENCH.day(ELEVENTH)).isEqualTo("11 décembre 2026");
    assertThat(ENGLISH.day(FIRST)).isEqualTo("1 December 2026");
  }

  @Test
  void sizesAreOfThousandsOfOctetsInFrench() {
    assertThat(FRENCH.size(12)).isEqualTo("1\u00a0ko");
    assertThat(FRENCH.size(999_999)).isEqualTo("999\u00a0ko");
    assertThat(FRENCH.size(1_000_000)).isEqualTo("1\u00a0Mo");
    assertThat(FRENCH.size(2_000_000)).isEqualTo("2\u00a0Mo");
    assertThat(FRENCH.size(31_900_000_000L)).isEqualTo("31,9\u00a0Go");
    assertThat(ENGLISH.size(4_096)).isEqualTo("4\u00a0kB");
  }

  @Test
  void whatHasNoDayIsWrittenAsItIs() {
    assertThat(FRENCH.month(YearMonth.of(2026, 12))).isEqualTo("déc. 26");
    assertThat(FRENCH.formatted(FRENCH.say("format.wall-time"), LocalTime.of(8, 30)))
        .isEqualTo("8 h 30");
  }
}
