package fr.teleguichet.fleet.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be worked out of months and of what is told of sites and services. */
final class MonthSuppressionTest {

  private static final Set<Integer> ALL = new HashSet<>(IntStream.range(0, 12).boxed().toList());

  /** One site for each row, of one service each. */
  private static MonthSuppression of(long[]... rows) {
    return of(table(rows), rows);
  }

  private static InterviewCountMatrix table(long[]... rows) {
    long[][] counts =
        Arrays.stream(rows)
            .map(row -> new long[] {Arrays.stream(row).sum()})
            .toArray(long[][]::new);
    InterviewCountMatrix table = new InterviewCountMatrix(counts, 1);
    CellSuppression.apply(table, new int[rows.length]);
    return table;
  }

  private static MonthSuppression of(InterviewCountMatrix table, long[]... rows) {
    return new MonthSuppression(
        table, Arrays.stream(rows).map(row -> new long[][] {row}).toArray(long[][][]::new));
  }

  private static long[] year(long... months) {
    return Arrays.copyOf(months, 12);
  }

  @Test
  void aMonthWithFewIsHiddenWithTheSmallestOther() {
    assertThat(of(year(40, 30, 3, 20)).hidden()).containsExactlyInAnyOrder(2, 3);
    assertThat(of(year(40, 30, 0, 20)).hidden()).isEmpty();
  }

  /** December has nine; seven of them are the site that opened then. */
  @Test
  void aSiteThatOpenedInAMonthDoesNotTellTheOthersOfThatMonth() {
    assertThat(of(year(40, 30, 9), year(0, 0, 7)).hidden()).as("nine others").isEmpty();
    assertThat(of(year(40, 30, 2), year(0, 0, 7)).hidden()).as("two others").isEqualTo(ALL);
    assertThat(of(year(40, 30, 2), year(0, 7, 0), year(0, 0, 6)).hidden()).isEqualTo(ALL);
  }

  /** Every choice of months, less every site that was there in no other. */
  @Test
  void nothingThatCanBeWorkedOutIsTooLittle() {
    Random random = new Random(7);
    int told = 0;
    for (int network = 0; network < 300; network++) {
      long[][] rows = new long[2 + random.nextInt(3)][12];
      for (long[] row : rows) {
        for (int i = random.nextInt(4); i >= 0; i--) {
          row[random.nextInt(5)] += random.nextInt(12);
        }
      }
      InterviewCountMatrix table = table(rows);
      Set<Integer> hidden = of(table, rows).hidden();
      told += hidden.size() < 12 ? 1 : 0;
      for (int some = 1; some < 1 << 5; some++) {
        int chosen = some;
        if (hidden.stream().noneMatch(month -> (chosen >> month & 1) == 1)) {
          assertThat(left(table, rows, chosen)).isNotIn(1L, 2L, 3L, 4L);
        }
      }
    }
    assertThat(told).as("there is something to look at").isGreaterThan(50);
  }

  private static long left(InterviewCountMatrix table, long[][] rows, int months) {
    long left = 0;
    for (int i = 0; i < rows.length; i++) {
      long[] row = rows[i];
      long all = Arrays.stream(row).sum();
      long within =
          IntStream.range(0, 12)
              .filter(month -> (months >> month & 1) == 1)
              .mapToLong(month -> row[month])
              .sum();
      left += within == all && !table.isRowHidden(i) ? 0 : within;
    }
    return left;
  }
}
