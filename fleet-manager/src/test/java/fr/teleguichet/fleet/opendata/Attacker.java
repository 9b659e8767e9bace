package fr.teleguichet.fleet.opendata;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries every table of whole numbers that agrees with all that is told of one. Where zeros are told
 * it knows that a hidden number is none.
 */
final class Attacker {

  private static final int SMALL = CountTable.MIN - 1;

  private final CountTable table;
  private final boolean zerosAreTold;
  private final long[][] guess;
  private final boolean[][][] cells;
  private final boolean[][] rowSums;
  private final boolean[][] columnSums;

  Attacker(CountTable table) {
    this.table = table;
    this.zerosAreTold = !isAllHidden(table);
    this.guess = new long[table.rows()][table.columns()];
    this.cells = new boolean[table.rows()][table.columns()][SMALL + 1];
    this.rowSums = new boolean[table.rows()][SMALL + 1];
    this.columnSums = new boolean[table.columns()][SMALL + 1];
  }

  private static boolean isAllHidden(CountTable table) {
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        if (!table.isHidden(row, column)) {
          return false;
        }
      }
    }
    return true;
  }

  void tryAll() {
    tryFrom(0, table.sum());
  }

  private void tryFrom(int place, long left) {
    if (place == table.rows() * table.columns()) {
      if (left == 0) {
        note();
      }
      return;
    }
    int row = place / table.columns();
    int column = place % table.columns();
    long least = table.count(row, column);
    long most = least;
    if (table.isHidden(row, column)) {
      least = zerosAreTold ? 1 : 0;
      most = left;
    }
    for (long value = least; value <= most && value <= left; value++) {
      guess[row][column] = value;
      if (agrees(row, column)) {
        tryFrom(place + 1, left - value);
      }
    }
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
    return fits(table.isRowHidden(row), inRow, table.rowSum(row), column + 1 == table.columns())
        && fits(
            table.isColumnHidden(column),
            inColumn,
            table.columnSum(column),
            row + 1 == table.rows());
  }

  private static boolean fits(boolean isHidden, long sum, long told, boolean isComplete) {
    return isHidden || (isComplete ? sum == told : sum <= told);
  }

  private void note() {
    for (int row = 0; row < table.rows(); row++) {
      long sum = 0;
      for (int column = 0; column < table.columns(); column++) {
        mark(cells[row][column], guess[row][column]);
        sum += guess[row][column];
      }
      mark(rowSums[row], sum);
    }
    for (int column = 0; column < table.columns(); column++) {
      long sum = 0;
      for (int row = 0; row < table.rows(); row++) {
        sum += guess[row][column];
      }
      mark(columnSums[column], sum);
    }
  }

  private static void mark(boolean[] seen, long value) {
    if (value <= SMALL) {
      seen[(int) value] = true;
    }
  }

  /** Which numbers below five are not any from 1 to 4 for all that is told. */
  List<String> learnt() {
    List<String> learnt = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      for (int column = 0; column < table.columns(); column++) {
        if (CountTable.isSmall(table.count(row, column)) && !isOpen(cells[row][column])) {
          learnt.add("cell " + row + " " + column);
        }
      }
      if (CountTable.isSmall(table.rowSum(row)) && !isOpen(rowSums[row])) {
        learnt.add("row " + row);
      }
    }
    for (int column = 0; column < table.columns(); column++) {
      if (CountTable.isSmall(table.columnSum(column)) && !isOpen(columnSums[column])) {
        learnt.add("column " + column);
      }
    }
    return learnt;
  }

  private static boolean isOpen(boolean[] seen) {
    boolean isOpen = true;
    for (int value = 1; value <= SMALL; value++) {
      isOpen &= seen[value];
    }
    return isOpen;
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
            small ? CountTable.isSmall(value) : value > 0 && !table.isHidden(row, column);
        count += isCounted ? 1 : 0;
      }
    }
    return count;
  }
}
