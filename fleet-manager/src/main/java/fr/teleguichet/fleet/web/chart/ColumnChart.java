package fr.teleguichet.fleet.web.chart;

/** Columns side by side: how much of something each category has. */
public record ColumnChart(ChartHead head, CategoryDataset plot) implements Chart {

  @Override
  public boolean isEmpty() {
    return plot.isEmpty();
  }
}
