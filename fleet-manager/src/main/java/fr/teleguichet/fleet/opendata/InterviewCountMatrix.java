package fr.teleguichet.fleet.opendata;

import java.util.Arrays;

/**
 * Interviews of one year by site and service, and which of the numbers are not told: cells, and the
 * sums of rows and columns. The sum of all is told in any case.
 */
final class InterviewCountMatrix {

  /** Fewer than this are not told. */
  static final int MIN = 5;

  private final long[][] counts;
  private final long[] rowSums;
  private final long[] columnSums;
  private final long[] rowFloors;
  private final long[] columnFloors;
  private final boolean[][] hidden;
  private final boolean[] rowsHidden;
  private final boolean[] columnsHidden;

  InterviewCountMatrix(long[][] counts, int columns) {
    this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    this.rowSums = Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
    this.columnSums = new long[columns];
    for (long[] row : counts) {
      for (int column = 0; column < columns; column++) {
        columnSums[column] += row[column];
      }
    }
    this.rowFloors = new long[counts.length];
    Arrays.fill(rowFloors, 1);
    this.columnFloors = new long[columns];
    Arrays.fill(columnFloors, 1);
    this.hidden = new boolean[counts.length][columns];
    this.rowsHidden = new boolean[counts.length];
    this.columnsHidden = new boolean[columns];
  }

  /** Whether there are some, and too few to be told. */
  static boolean isSmall(long count) {
    return count > 0 && count < MIN;
  }

  int rows() {
    return rowSums.length;
  }

  int columns() {
    return columnSums.length;
  }

  long count(int row, int column) {
    return counts[row][column];
  }

  long rowSum(int row) {
    return rowSums[row];
  }

  long columnSum(int column) {
    return columnSums[column];
  }

  long sum() {
    return Arrays.stream(rowSums).sum();
  }

  /** What the sum of a row is known not to be below, however hidden. */
  long rowFloor(int row) {
    return rowFloors[row];
  }

  /** The same of a column. */
  long columnFloor(int column) {
    return columnFloors[column];
  }

  /** Somebody knows that the row has so many: as many answers are told of it. */
  void floorRow(int row, long known) {
    rowFloors[row] = Math.clamp(known, 1, Math.max(1, rowSums[row]));
  }

  /** The same of a column. */
  void floorColumn(int column, long known) {
    columnFloors[column] = Math.clamp(known, 1, Math.max(1, columnSums[column]));
  }

  boolean isHidden(int row, int column) {
    return hidden[row][column];
  }

  boolean isRowHidden(int row) {
    return rowsHidden[row];
  }

  boolean isColumnHidden(int column) {
    return columnsHidden[column];
  }

  void hide(int row, int column) {
    hidden[row][column] = true;
  }

  void hideRow(int row) {
    rowsHidden[row] = true;
  }

  void hideColumn(int column) {
    columnsHidden[column] = true;
  }

  /** Nothing but the sum of all is told, not even what is zero. */
  void hideAll() {
    Arrays.fill(rowsHidden, true);
    Arrays.fill(columnsHidden, true);
    for (boolean[] row : hidden) {
      Arrays.fill(row, true);
    }
  }
}
