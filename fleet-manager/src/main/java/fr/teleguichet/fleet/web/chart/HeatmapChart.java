package fr.teleguichet.fleet.web.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table whose cells are the darker the more they hold; each has its number as well.
 *
 * @param columns the names of its columns
 * @param rows its rows, with a cell for each column
 */
public record HeatmapChart(ChartHead head, List<String> columns, List<Row> rows) implements Chart {

  /**
   * A row.
   *
   * @param cells numbers; empty where nothing was measured
   */
  public record Row(String name, List<OptionalDouble> cells) {
    public Row {
      cells = ChartSeries.finite(cells);
    }
  }

  public HeatmapChart {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            row.name() + " has " + row.cells().size() + " cells of " + columns.size());
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return rows.stream().flatMap(it -> it.cells().stream()).allMatch(OptionalDouble::isEmpty);
  }

  /** How dark a cell is, 0 to 1: what part of the greatest it has. */
  double shade(double value) {
    double most =
        rows.stream()
            .flatMap(it -> it.cells().stream())
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(0);
    return most <= 0 ? 0 : Math.clamp(value / most, 0, 1);
  }
}
