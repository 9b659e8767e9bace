package fr.teleguichet.fleet.opendata;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hides the numbers of a table that are below {@value InterviewCountMatrix#MIN}, and as many others
 * as it takes: whatever is subtracted from whatever, each of them may still be any number from 1 to
 * 4.
 */
final class CellSuppression {

  private final InterviewCountMatrix table;

  private CellSuppression(InterviewCountMatrix table) {
    this.table = table;
  }

  /**
   * Hides what must be hidden.
   *
   * @param groups of each row, whose sums by column somebody else prints; negative for none
   */
  static void apply(InterviewCountMatrix table, int[] groups) {
    CellSuppression suppression = new CellSuppression(table);
    suppression.hideSmall();
    rowsOf(groups).filter(rows -> rows.length > 1).forEach(suppression::coverInGroup);
    if (!suppression.coverAll()) {
      table.hideAll();
    }
  }

  private static Stream<int[]> rowsOf(int[] groups) {
    return IntStream.range(0, groups.length)
        .filter(row -> groups[row] >= 0)
        .boxed()
        .collect(Collectors.groupingBy(row -> groups[row]))
        .values()
        .stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray());
  }

  private void hideSmall() {
    for (int row = 0; row < table.rows(); row++) {
      if (InterviewCountMatrix.isSmall(table.rowSum(row))) {
        table.hideRow(row);
      }
      for (int column = 0; column < table.columns(); column++) {
        if (InterviewCountMatrix.isSmall(table.count(row, column))) {
          table.hide(row, column);
        }
      }
    }
    for (int column = 0; column < table.columns(); column++) {
      if (InterviewCountMatrix.isSmall(table.columnSum(column))) {
        table.hideColumn(column);
      }
    }
  }

  /** Of a service at the sites of a group, whose sum the evaluation report prints. */
  private void coverInGroup(int[] rows) {
    for (int column = 0; column < table.columns(); column++) {
      if (hasSmall(rows, column)) {
        int[] told = told(rows, column);
        for (int next = 0; next < told.length && !isCovered(rows, column); next++) {
          table.hide(told[next], column);
        }
      }
    }
  }

  private boolean hasSmall(int[] rows, int column) {
    return Arrays.stream(rows)
        .anyMatch(row -> InterviewCountMatrix.isSmall(table.count(row, column)));
  }

  /** The rows that may be told, the smallest number first. */
  private int[] told(int[] rows, int column) {
    return Arrays.stream(rows)
        .filter(row -> table.count(row, column) >= InterviewCountMatrix.MIN)
        .boxed()
        .sorted(Comparator.comparingLong(row -> table.count(row, column)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether each of the hidden numbers may be any from 1 to 4, for all that their sum tells. */
  private boolean isCovered(int[] rows, int column) {
    long[] hidden =
        Arrays.stream(rows)
            .filter(row -> table.isHidden(row, column))
            .mapToLong(row -> table.count(row, column))
            .toArray();
    return hidden.length > 1
        && Arrays.stream(hidden).sum() - hidden.length + 1 >= InterviewCountMatrix.MIN - 1;
  }

  /** One round is enough: what is hidden for one number makes no other easier to find. */
  private boolean coverAll() {
    SuppressionFlowNetwork network = new SuppressionFlowNetwork(table);
    boolean isDone = true;
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        isDone &=
            !InterviewCountMatrix.isSmall(table.count(row, column))
                || network.coverCell(row, column);
      }
      isDone &= !InterviewCountMatrix.isSmall(table.rowSum(row)) || network.coverRow(row);
    }
    for (int column = 0; column < table.columns(); column++) {
      isDone &=
          !InterviewCountMatrix.isSmall(table.columnSum(column)) || network.coverColumn(column);
    }
    return isDone;
  }
}
