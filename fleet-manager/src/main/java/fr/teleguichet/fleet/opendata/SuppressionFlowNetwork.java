package fr.teleguichet.fleet.opendata;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What somebody can work out of a {@link InterviewCountMatrix} who subtracts whatever is told from
 * whatever is told, and what must be hidden besides. Hidden numbers are the flows of a network (J.
 * P. Kelly, B. L. Golden and A. A. Assad, Networks 22, 1992, on cell suppression): each cell an arc
 * from its row to its column, each hidden sum an arc from all rows together to its row, or from its
 * column to all columns together. A number may be greater, or less, by as much as can flow around
 * without its own arc. Where too little can, the cheapest way on which more could is hidden.
 *
 * <p>Zeros are told, so a hidden number is known to be at least 1, and a sum at least as great as
 * the number of answers that are told of it.
 */
final class SuppressionFlowNetwork {

  private static final int NONE = -1;

  private final InterviewCountMatrix table;
  private final int rows;
  private final int allRows;
  private final int allColumns;

  /** What flows in addition to the true numbers, in the direction of the arcs. */
  private long[][] cells;

  private long[] rowSums;
  private long[] columnSums;

  SuppressionFlowNetwork(InterviewCountMatrix table) {
    this.table = table;
    this.rows = table.rows();
    this.allRows = rows + table.columns();
    this.allColumns = allRows + 1;
    this.cells = new long[rows][table.columns()];
    this.rowSums = new long[rows];
    this.columnSums = new long[table.columns()];
  }

  /**
   * Hides what it takes so that a hidden cell of 1 to 4 may be any of these; returns whether that
   * can be done.
   */
  boolean coverCell(int row, int column) {
    return cover(row, rows + column, table.count(row, column));
  }

  /** The same for the hidden sum of a row. */
  boolean coverRow(int row) {
    return cover(allRows, row, table.rowSum(row));
  }

  /** The same for the hidden sum of a column. */
  boolean coverColumn(int column) {
    return cover(rows + column, allColumns, table.columnSum(column));
  }

  private boolean cover(int from, int to, long value) {
    return flow(to, from, InterviewCountMatrix.MIN - 1 - value) && flow(from, to, value - 1);
  }

  /** Lets so much flow from one node to another, not along the arc between them. */
  private boolean flow(int begin, int end, long wanted) {
    cells = new long[rows][table.columns()];
    rowSums = new long[rows];
    columnSums = new long[table.columns()];
    for (long flown = 0; flown < wanted; flown++) {
      int[] way = cheapestWay(begin, end);
      if (way[end] == NONE) {
        return false;
      }
      for (int node = end; node != begin; node = way[node]) {
        push(way[node], node);
      }
    }
    return true;
  }

  private record Step(int node, long cost) {}

  /** From which node each is reached (E. W. Dijkstra, Numerische Mathematik 1, 1959). */
  private int[] cheapestWay(int begin, int end) {
    int[] way = new int[allColumns + 1];
    Arrays.fill(way, NONE);
    long[] costs = new long[allColumns + 1];
    Arrays.fill(costs, Long.MAX_VALUE);
    costs[begin] = 0;
    PriorityQueue<Step> next = new PriorityQueue<>(Comparator.comparingLong(Step::cost));
    boolean _ = next.add(new Step(begin, 0));
    for (Step step = next.poll(); step != null && step.node() != end; step = next.poll()) {
      int node = step.node();
      if (step.cost() > costs[node]) {
        continue;
      }
      for (int other : neighbours(node)) {
        boolean isOwnArc = node == begin && other == end;
        if (!isOwnArc && hasRoom(node, other)) {
          long cost = step.cost() + price(node, other);
          if (cost < costs[other]) {
            costs[other] = cost;
            way[other] = node;
            boolean _ = next.add(new Step(other, cost));
          }
        }
      }
    }
    return way;
  }

  private int[] neighbours(int node) {
    boolean isColumn = node >= rows && node < allRows;
    int first = isColumn || node == allRows ? 0 : rows;
    int last = isColumn || node == allRows ? rows : allRows;
    int more = node >= allRows ? 0 : 1;
    int[] all = new int[last - first + more];
    for (int i = 0; i < last - first; i++) {
      all[i] = first + i;
    }
    if (more == 1) {
      all[last - first] = isColumn ? allColumns : allRows;
    }
    return all;
  }

  /** Whether one more can flow between two nodes, along an arc or back. */
  private boolean hasRoom(int node, int other) {
    if (node == allRows) {
      return table.rowSum(other) > 0;
    }
    if (other == allRows) {
      return table.rowSum(node) + rowSums[node] > table.rowFloor(node);
    }
    if (other == allColumns) {
      return table.columnSum(node - rows) > 0;
    }
    if (node == allColumns) {
      int column = other - rows;
      return table.columnSum(column) + columnSums[column] > table.columnFloor(column);
    }
    return node < rows
        ? table.count(node, other - rows) > 0
        : table.count(other, node - rows) + cells[other][node - rows] > 1;
  }

  /** What is lost when the number of an arc is hidden: nothing where it is. */
  private long price(int node, int other) {
    if (node == allRows || other == allRows) {
      int row = Math.min(node, other);
      return table.isRowHidden(row) ? 0 : 1 + table.rowSum(row);
    }
    if (node == allColumns || other == allColumns) {
      int column = Math.min(node, other) - rows;
      return table.isColumnHidden(column) ? 0 : 1 + table.columnSum(column);
    }
    int row = Math.min(node, other);
    int column = Math.max(node, other) - rows;
    return table.isHidden(row, column) ? 0 : 1 + table.count(row, column);
  }

  private void push(int node, int other) {
    if (node == allRows || other == allRows) {
      int row = Math.min(node, other);
      table.hideRow(row);
      rowSums[row] += node == allRows ? 1 : -1;
    } else if (node == allColumns || other == allColumns) {
      int column = Math.min(node, other) - rows;
      table.hideColumn(column);
      columnSums[column] += other == allColumns ? 1 : -1;
    } else {
      int row = Math.min(node, other);
      int column = Math.max(node, other) - rows;
      table.hide(row, column);
      cells[row][column] += node == row ? 1 : -1;
    }
  }
}
