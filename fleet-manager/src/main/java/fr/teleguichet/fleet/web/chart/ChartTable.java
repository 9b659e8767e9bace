package fr.teleguichet.fleet.web.chart;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values of a chart as a table, for whoever does not see it or wants the numbers.
 *
 * @param head the names of its columns; the first is of the rows' names
 * @param rows its rows: a name, and what belongs to it
 */
public record ChartTable(List<String> head, List<List<String>> rows) {

  private static final int DIGITS = 2;

  /** What is more has too many digits to be read, or drawn. */
  private static final double LONGEST = 1e15;

  /** The table of a chart. */
  public static ChartTable of(Chart chart, LocalizedText text) {
    return switch (chart) {
      case ColumnChart(ChartHead _, CategoryDataset plot) -> plot(plot, text);
      case LineChart(ChartHead _, CategoryDataset plot) -> plot(plot, text);
      case HeatmapChart heat -> heat(heat, text);
      case ConfidenceIntervalChart intervals -> intervals(intervals, text);
      case FunnelChart funnel -> funnel(funnel, text);
    };
  }

  /** A value as people read it. */
  static String number(double value, LocalizedText text) {
    return Math.abs(value) < LONGEST
        ? text.number(value, DIGITS)
        : String.format(text.language().locale(), "%.1e", value);
  }

  static String number(OptionalDouble value, LocalizedText text) {
    return value.isPresent() ? number(value.getAsDouble(), text) : text.say("chart.no-value");
  }

  private static ChartTable plot(CategoryDataset plot, LocalizedText text) {
    boolean marked = !plot.marks().isEmpty();
    List<String> head = new ArrayList<>(List.of(text.say("chart.category")));
    plot.series().forEach(it -> head.add(it.name()));
    if (marked) {
      head.add(text.say("chart.meanwhile"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < plot.categories().size(); i++) {
      List<String> row = new ArrayList<>(List.of(plot.categories().get(i)));
      for (ChartSeries each : plot.series()) {
        row.add(number(each.values().get(i), text));
      }
      if (marked) {
        row.add(words(plot, i));
      }
      rows.add(row);
    }
    return new ChartTable(head, rows);
  }

  private static String words(CategoryDataset plot, int category) {
    return String.join(
        " · ",
        plot.marks().stream()
            .filter(it -> it.category() == category)
            .map(ChartEventMark::words)
            .toList());
  }

  private static ChartTable heat(HeatmapChart heat, LocalizedText text) {
    List<String> head = new ArrayList<>(List.of(text.say("chart.category")));
    head.addAll(heat.columns());
    return new ChartTable(
        head,
        heat.rows().stream()
            .map(
                row -> {
                  List<String> cells = new ArrayList<>(List.of(row.name()));
                  row.cells().forEach(cell -> cells.add(number(cell, text)));
                  return List.copyOf(cells);
                })
            .toList());
  }

  private static ChartTable intervals(ConfidenceIntervalChart chart, LocalizedText text) {
    return new ChartTable(
        List.of(
            text.say("chart.category"),
            text.say("chart.value"),
            text.say("chart.low"),
            text.say("chart.high"),
            text.say("chart.cases")),
        chart.rows().stream()
            .map(
                row ->
                    List.of(
                        row.name(),
                        number(row.value(), text),
                        number(row.low(), text),
                        number(row.high(), text),
                        text.number(row.n())))
            .toList());
  }

  private static ChartTable funnel(FunnelChart chart, LocalizedText text) {
    return new ChartTable(
        List.of(text.say("chart.step"), text.say("chart.value"), text.say("chart.definition")),
        chart.steps().stream()
            .map(step -> List.of(step.name(), number(step.value(), text), step.definition()))
            .toList());
  }
}
