package fr.teleguichet.fleet.interview.usage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.MonthRange;
import java.time.Instant;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hours are those of clocks in France; waits are told by ranks. */
final class UsageTimesTest {

  @Test
  void clocksThatGoForwardAndBackAreFollowed() {
    int sunday = 6 * 24;

    assertThat(hour("2026-03-29T00:59:59Z")).isEqualTo(sunday + 1);
    assertThat(hour("2026-03-29T01:00:00Z")).isEqualTo(sunday + 3);
    assertThat(hour("2026-10-25T00:59:59Z")).isEqualTo(sunday + 2);
    assertThat(hour("2026-10-25T01:00:00Z")).isEqualTo(sunday + 2);
    assertThat(hour("2026-11-29T22:59:59Z")).isEqualTo(sunday + 23);
    assertThat(hour("2026-11-29T23:00:00Z")).as("Monday").isZero();
  }

  private static int hour(String instant) {
    return LocalHoursOfWeek.ofWeek(Instant.parse(instant).getEpochSecond());
  }

  @Test
  void aQuantileIsTheNearestRank() {
    SecondsHistogram ten = new SecondsHistogram(new TreeMap<>());
    assertThat(ten.quantile(0.5)).isEmpty();
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (long seconds = 10; seconds <= 100; seconds += 10) {
      counts.put(seconds, 1L);
    }
    SecondsHistogram waits = new SecondsHistogram(counts);
    assertThat(waits.n()).isEqualTo(10);
    assertThat(waits.quantile(0.5)).hasValue(50);
    assertThat(waits.quantile(0.9)).hasValue(90);
    assertThat(waits.quantile(1)).hasValue(100);
    counts.put(10L, 90L);
    assertThat(new SecondsHistogram(counts).quantile(0.9)).hasValue(10);
  }

  @Test
  void periodsAreComparedWithTheMonthsBeforeOrAYearBefore() {
    MonthRange spring = new MonthRange(YearMonth.of(2026, 3), YearMonth.of(2026, 5));

    assertThat(ComparisonPeriod.BEFORE.of(spring))
        .isEqualTo(new MonthRange(YearMonth.of(2025, 12), YearMonth.of(2026, 2)));
    assertThat(ComparisonPeriod.YEAR.of(spring))
        .isEqualTo(new MonthRange(YearMonth.of(2025, 3), YearMonth.of(2025, 5)));
    assertThat(ComparisonPeriod.BEFORE.of(YearMonth.of(2026, 4), spring))
        .isEqualTo(YearMonth.of(2026, 1));
    assertThat(ComparisonPeriod.YEAR.of(YearMonth.of(2026, 4), spring))
        .isEqualTo(YearMonth.of(2025, 4));
  }
}
