package fr.teleguichet.fleet.opendata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which months of a year are told of the whole network. A month with too few interviews is hidden,
 * and the smallest others until two are that have enough together. Whoever knows that a site or a
 * service was there in some months only could take what is told of it from those months: where
 * fewer than five would be left of any of them, no month of the year is told.
 */
final class MonthSuppression {

  private static final int MONTHS = 12;

  private final InterviewCountMatrix table;
  private final long[][][] counts;
  private final long[] sums = new long[MONTHS];

  /**
   * The months of a table.
   *
   * @param table what is told of it is settled
   * @param counts the same by row, column and month
   */
  MonthSuppression(InterviewCountMatrix table, long[][][] counts) {
    this.table = table;
    this.counts = counts;
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        for (int month = 0; month < MONTHS; month++) {
          sums[month] += counts[row][column][month];
        }
      }
    }
  }

  /** How many there were in a month, 0 to 11. */
  long sum(int month) {
    return sums[month];
  }

  /** The months that are hidden, 0 to 11. */
  Set<Integer> hidden() {
    Set<Integer> hidden = few();
    return isSafe(hidden) ? hidden : new HashSet<>(IntStream.range(0, MONTHS).boxed().toList());
  }

  private Set<Integer> few() {
    Set<Integer> hidden = new HashSet<>();
    List<Integer> others = new ArrayList<>();
    for (int month = 0; month < MONTHS; month++) {
      if (InterviewCountMatrix.isSmall(sums[month])) {
        hidden.add(month);
      } else if (sums[month] > 0) {
        others.add(month);
      }
    }
    others.sort(Comparator.comparingLong(month -> sums[month]));
    for (int next : others) {
      long together = hidden.stream().mapToLong(month -> sums[month]).sum();
      if (hidden.isEmpty() || (hidden.size() > 1 && together >= InterviewCountMatrix.MIN)) {
        break;
      }
      hidden.add(next);
    }
    return hidden;
  }

  /** Whether no months less what is told to be of these months alone are fewer than five. */
  private boolean isSafe(Set<Integer> hidden) {
    int hiddenMask = hidden.stream().mapToInt(month -> 1 << month).sum();
    List<Integer> known = new ArrayList<>();
    IntStream.range(0, MONTHS)
        .filter(month -> sums[month] > 0 && !hidden.contains(month))
        .forEach(month -> known.add(1 << month));
    if (hiddenMask != 0) {
      known.add(hiddenMask);
    }
    List<Part> rows = rows();
    List<Part> columns = columns();
    for (int chosen = 1; chosen < 1 << known.size(); chosen++) {
      int months = 0;
      for (int i = 0; i < known.size(); i++) {
        months |= (chosen >> i & 1) * known.get(i);
      }
      long all = 0;
      for (int month = 0; month < MONTHS; month++) {
        all += (months >> month & 1) * sums[month];
      }
      if (InterviewCountMatrix.isSmall(all - within(rows, months))
          || InterviewCountMatrix.isSmall(all - within(columns, months))) {
        return false;
      }
    }
    return true;
  }

  private static long within(List<Part> parts, int months) {
    long sum = 0;
    for (Part part : parts) {
      sum += part.within(months);
    }
    return sum;
  }

  /**
   * Interviews that are told together, or of which some cells are.
   *
   * @param months a bit for each month that it has any of
   * @param told its sum; 0 where it is not told
   * @param parts those of its cells that are told
   */
  private record Part(int months, long told, List<Part> parts) {
    long within(int some) {
      return told > 0 && (months & ~some) == 0
          ? told
          : parts.isEmpty() ? 0 : MonthSuppression.within(parts, some);
    }
  }

  private List<Part> rows() {
    List<Part> parts = new ArrayList<>();
    List<Part> hidden = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<Part> cells = new ArrayList<>();
      int months = 0;
      for (int column = 0; column < table.columns(); column++) {
        months |= cell(row, column, cells);
      }
      (table.isRowHidden(row) ? hidden : parts).add(new Part(months, table.rowSum(row), cells));
    }
    return together(parts, hidden);
  }

  private List<Part> columns() {
    List<Part> parts = new ArrayList<>();
    List<Part> hidden = new ArrayList<>();
    for (int column = 0; column < table.columns(); column++) {
      List<Part> cells = new ArrayList<>();
      int months = 0;
      for (int row = 0; row < table.rows(); row++) {
        months |= cell(row, column, cells);
      }
      (table.isColumnHidden(column) ? hidden : parts)
          .add(new Part(months, table.columnSum(column), cells));
    }
    return together(parts, hidden);
  }

  /** The sum of all is told, so that of the hidden together is known. */
  private static List<Part> together(List<Part> parts, List<Part> hidden) {
    int months = 0;
    long sum = 0;
    List<Part> cells = new ArrayList<>();
    for (Part part : hidden) {
      months |= part.months();
      sum += part.told();
      cells.addAll(part.parts());
    }
    parts.add(new Part(months, sum, cells));
    return parts;
  }

  /** Adds a cell that is told; returns its months in any case. */
  private int cell(int row, int column, List<Part> cells) {
    int months = 0;
    for (int month = 0; month < MONTHS; month++) {
      months |= counts[row][column][month] > 0 ? 1 << month : 0;
    }
    if (!table.isHidden(row, column) && table.count(row, column) > 0) {
      cells.add(new Part(months, table.count(row, column), List.of()));
    }
    return months;
  }
}
