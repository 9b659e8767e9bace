package fr.teleguichet.fleet.opendata;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks among all tables of whole numbers that agree with what is told of one: for each hidden
 * number below five, whether it may be 1, 2, 3 and 4. Where zeros are told it knows that a hidden
 * number is none.
 */
final class Attacker {

  private static final int SMALL = InterviewCountMatrix.MIN - 1;

  /** In the place of a number that is not told. */
  private static final long HIDDEN = -1;

  private final InterviewCountMatrix table;
  private final long least;
  private final long[][] cells;
  private final long[] rowSums;
  private final long[] columnSums;
  private final long[][] guess;

  Attacker(InterviewCountMatrix table) {
    this.table = table;
    this.least = isAllHidden(table) ? 0 : 1;
    this.cells = new long[table.rows()][table.columns()];
    this.rowSums = new long[table.rows()];
    this.columnSums = new long[table.columns()];
    this.guess = new long[table.rows()][table.columns()];
    for (int row = 0; row < table.rows(); row++) {
      rowSums[row] = table.isRowHidden(row) ? HIDDEN : table.rowSum(row);
      for (int column = 0; column < table.columns(); column++) {
        cells[row][column] = table.isHidden(row, column) ? HIDDEN : table.count(row, column);
      }
    }
    for (int column = 0; column < table.columns(); column++) {
      columnSums[column] = table.isColumnHidden(column) ? HIDDEN : table.columnSum(column);
    }
  }

  private static boolean isAllHidden(InterviewCountMatrix table) {
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        if (!table.isHidden(row, column)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Which numbers below five are not any from 1 to 4 for all that is told. */
  List<String> learnt() {
    List<String> learnt = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        if (InterviewCountMatrix.isSmall(table.count(row, column)) && !isOpen(cells[row], column)) {
          learnt.add("cell " + row + " " + column);
        }
      }
      if (InterviewCountMatrix.isSmall(table.rowSum(row)) && !isOpen(rowSums, row)) {
        learnt.add("row " + row);
      }
    }
    for (int column = 0; column < table.columns(); column++) {
      if (InterviewCountMatrix.isSmall(table.columnSum(column)) && !isOpen(columnSums, column)) {
        learnt.add("column " + column);
      }
    }
    return learnt;
  }

  /** Whether a number is not told, and may be any from 1 to 4. */
  private boolean isOpen(long[] numbers, int place) {
    boolean isOpen = numbers[place] == HIDDEN;
    for (long value = 1; isOpen && value <= SMALL; value++) {
      numbers[place] = value;
      isOpen = isAnyFrom(0, table.sum());
      numbers[place] = HIDDEN;
    }
    return isOpen;
  }

  /** Whether any table agrees that begins as guessed. */
  private boolean isAnyFrom(int place, long left) {
    if (place == table.rows() * table.columns()) {
      return left == 0;
    }
    int row = place / table.columns();
    int column = place % table.columns();
    long told = cells[row][column];
    long first = told == HIDDEN ? least : told;
    long last = told == HIDDEN ? left : Math.min(told, left);
    for (long value = first; value <= last; value++) {
      guess[row][column] = value;
      if (agrees(row, column) && isAnyFrom(place + 1, left - value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the sums that are complete, or over already, can be those that are told. */
  private boolean agrees(int row, int column) {
    long inRow = 0;
    for (int i = 0; i <= column; i++) {
      inRow += guess[row][i];
    }
    long inColumn = 0;
    for (int i = 0; i <= row; i++) {
      inColumn += guess[i][column];
    }
    return fits(rowSums[row], inRow, column + 1 == table.columns())
        && fits(columnSums[column], inColumn, row + 1 == table.rows());
  }

  private static boolean fits(long told, long sum, boolean isComplete) {
    return told == HIDDEN || (isComplete ? sum == told : sum <= told);
  }

  /** How many cells are below five. */
  int secrets() {
    return count(true);
  }

  /** How many cells with something in them are told. */
  int told() {
    return count(false);
  }

  private int count(boolean small) {
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        long value = table.count(row, column);
        boolean isCounted =
            small ? InterviewCountMatrix.isSmall(value) : value > 0 && !table.isHidden(row, column);
        count += isCounted ? 1 : 0;
      }
    }
    return count;
  }
}
