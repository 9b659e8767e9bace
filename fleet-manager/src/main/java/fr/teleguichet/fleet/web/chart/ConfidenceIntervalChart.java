package fr.teleguichet.fleet.web.chart;

import java.util.List;

/**
 * Values with the interval in which the true one is likely to be.
 *
 * @param rows each value, from the top
 * @param from where the axis begins
 * @param to where it ends
 */
public record ConfidenceIntervalChart(ChartHead head, List<Row> rows, double from, double to)
    implements Chart {

  /**
   * A value.
   *
   * @param low the interval's lower end
   * @param high its upper end
   * @param n how many cases the value is made of
   */
  public record Row(String name, double low, double value, double high, long n) {
    public Row {
      if (!(low <= value && value <= high) || !Double.isFinite(high - low)) {
        throw new IllegalArgumentException(low + " " + value + " " + high + " are in no order");
      }
    }
  }

  public ConfidenceIntervalChart {
    rows = List.copyOf(rows);
    if (!(from < to)) {
      throw new IllegalArgumentException("the axis goes from " + from + " to " + to);
    }
  }

  /** Shares in percent. */
  public static ConfidenceIntervalChart percent(ChartHead head, List<Row> rows) {
    return new ConfidenceIntervalChart(head, rows, 0, 100);
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
