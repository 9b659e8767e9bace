package fr.teleguichet.fleet.web.chart;

import fr.teleguichet.fleet.web.page.LocalizedText;

/**
 * A chart as a page has it: drawn live where scripts run, as it is printed where they don't, and as
 * a table below.
 *
 * @param id distinguishes it from the page's other charts
 */
public record ChartFigure(String id, Chart chart, LocalizedText text) {

  /** The drawing for paper. */
  public String svg() {
    return ChartSvgRenderer.of(chart, text);
  }

  /** What the page's script draws. */
  public String option() {
    return EChartsOptionFactory.of(chart, text);
  }

  /** What is said of it. */
  public String description() {
    return ChartSvgRenderer.description(chart, text);
  }

  /** Its values. */
  public ChartTable table() {
    return ChartTable.of(chart, text);
  }

  /** How high it is drawn live, of few sizes that the style sheet knows. */
  public String size() {
    int rows =
        switch (chart) {
          case ColumnChart _, LineChart _ -> 9;
          case HeatmapChart heat -> heat.rows().size() + 1;
          case ConfidenceIntervalChart intervals -> intervals.rows().size() + 1;
          case FunnelChart funnel -> funnel.steps().size();
        };
    return rows <= 4 ? "small" : rows <= 10 ? "middle" : rows <= 20 ? "tall" : "taller";
  }
}
