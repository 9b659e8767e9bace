package fr.teleguichet.fleet.web.chart;

/**
 * What a chart shows, however it is drawn: {@link EChartsOptionFactory} on pages, {@link
 * ChartSvgRenderer} on paper.
 */
public sealed interface Chart
    permits ColumnChart, LineChart, HeatmapChart, ConfidenceIntervalChart, FunnelChart {

  /** What is said beside every chart. */
  ChartHead head();

  /** Whether there is nothing to draw. */
  boolean isEmpty();
}
