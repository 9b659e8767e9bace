package fr.teleguichet.fleet.interview.usage;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.interview.MonthRange;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hours are those of clocks in France; waits are told by ranks. */
final class UsageTimesTest {

  @Test
  void clocksThatGoForwardAndBackAreFollowed() {
    List<LocalHours> stretches =
        LocalHours.between(
            LocalDateTime.of(2025, 12, 31, 23, 0), LocalDateTime.of(2026, 12, 31, 23, 0));

    assertThat(stretches)
        .containsExactly(
            new LocalHours(
                LocalDateTime.of(2025, 12, 31, 23, 0),
                LocalDateTime.of(2026, 3, 29, 1, 0),
                Duration.ofHours(1)),
            new LocalHours(
                LocalDateTime.of(2026, 3, 29, 1, 0),
                LocalDateTime.of(2026, 10, 25, 1, 0),
                Duration.ofHours(2)),
            new LocalHours(
                LocalDateTime.of(2026, 10, 25, 1, 0),
                LocalDateTime.of(2026, 12, 31, 23, 0),
                Duration.ofHours(1)));
    assertThat(
            LocalHours.between(
                LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 1, 0, 0)))
        .isEmpty();
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

    assertThat(UsageComparison.BEFORE.of(spring))
        .isEqualTo(new MonthRange(YearMonth.of(2025, 12), YearMonth.of(2026, 2)));
    assertThat(UsageComparison.YEAR.of(spring))
        .isEqualTo(new MonthRange(YearMonth.of(2025, 3), YearMonth.of(2025, 5)));
    assertThat(UsageComparison.BEFORE.of(YearMonth.of(2026, 4), spring))
        .isEqualTo(YearMonth.of(2026, 1));
    assertThat(UsageComparison.YEAR.of(YearMonth.of(2026, 4), spring))
        .isEqualTo(YearMonth.of(2025, 4));
  }
}
