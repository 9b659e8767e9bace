package fr.teleguichet.fleet.web.chart;

/** Lines from one category to the next, broken where nothing was measured. */
public record LineChart(ChartHead head, CategoryDataset plot) implements Chart {

  @Override
  public boolean isEmpty() {
    return plot.isEmpty();
  }
}
