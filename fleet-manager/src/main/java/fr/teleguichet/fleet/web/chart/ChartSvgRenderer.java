package fr.teleguichet.fleet.web.chart;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.OptionalDouble;

/**
 * Draws charts for paper and for reports: well-formed SVG 1.1 that is legible in black and white,
 * where every value stands in words as well.
 */
public final class ChartSvgRenderer {

  private static final int WIDTH = 720;
  private static final int ROW = 26;
  private static final int NAME = 26;
  private static final int LONG_NAME = 36;

  private ChartSvgRenderer() {}

  /** The drawing of a chart. */
  public static String of(Chart chart, LocalizedText text) {
    SvgCanvas canvas = chart.isEmpty() ? nothing(text) : draw(chart, text);
    return canvas.finish(chart.head().title(), description(chart, text));
  }

  /** What is said of a chart to whoever does not see it. */
  public static String description(Chart chart, LocalizedText text) {
    ChartHead head = chart.head();
    String unit = head.unit().isEmpty() ? "" : text.say("chart.unit", head.unit()) + " ";
    String n = head.n().isPresent() ? text.say("chart.n", head.n().getAsLong()) + " " : "";
    return (unit + n + head.source()).strip();
  }

  private static SvgCanvas draw(Chart chart, LocalizedText text) {
    return switch (chart) {
      case ColumnChart(ChartHead _, CategoryDataset plot) -> PlotSvgRenderer.columns(plot, text);
      case LineChart(ChartHead _, CategoryDataset plot) -> PlotSvgRenderer.lines(plot, text);
      case HeatmapChart heat -> heat(heat, text);
      case ConfidenceIntervalChart intervals -> intervals(intervals, text);
      case FunnelChart funnel -> funnel(funnel, text);
    };
  }

  private static SvgCanvas nothing(LocalizedText text) {
    SvgCanvas canvas = new SvgCanvas(WIDTH, 48);
    canvas.text(WIDTH / 2.0, 28, "middle", SvgCanvas.INK, text.say("chart.empty"));
    return canvas;
  }

  private static SvgCanvas heat(HeatmapChart heat, LocalizedText text) {
    double left = 190;
    SvgCanvas canvas = new SvgCanvas(WIDTH, 30 + ROW * heat.rows().size());
    double wide = (WIDTH - left - 4) / heat.columns().size();
    int most = Math.max(3, (int) (wide / 6.6));
    for (int c = 0; c < heat.columns().size(); c++) {
      canvas.text(
          left + wide * (c + 0.5),
          18,
          "middle",
          SvgCanvas.INK,
          SvgCanvas.cut(heat.columns().get(c), most));
    }
    double y = 26;
    for (HeatmapChart.Row row : heat.rows()) {
      canvas.text(left - 6, y + 17, "end", SvgCanvas.INK, SvgCanvas.cut(row.name(), NAME));
      for (int c = 0; c < heat.columns().size(); c++) {
        OptionalDouble cell = row.cells().get(c);
        double shade = cell.isPresent() ? heat.shade(cell.getAsDouble()) : 0;
        canvas.rect(
            left + wide * c,
            y,
            wide,
            ROW,
            grey(shade),
            text.say(
                "chart.point",
                row.name() + ", " + heat.columns().get(c),
                ChartTable.number(cell, text)));
        canvas.text(
            left + wide * (c + 0.5),
            y + 17,
            "middle",
            shade > 0.5 ? "#ffffff" : SvgCanvas.INK,
            cell.isPresent() ? ChartTable.number(cell.getAsDouble(), text) : "");
      }
      y += ROW;
    }
    return canvas;
  }

  /** White for nothing, dark for the most: 4.5 to 1 against its number throughout. */
  private static String grey(double shade) {
    int red = (int) Math.round(shade > 0.5 ? 90 - 79 * (shade - 0.5) * 2 : 255 - 90 * shade * 2);
    int green = (int) Math.round(shade > 0.5 ? 118 - 40 * (shade - 0.5) * 2 : 255 - 60 * shade * 2);
    int blue = (int) Math.round(shade > 0.5 ? 122 - 40 * (shade - 0.5) * 2 : 255 - 58 * shade * 2);
    return "rgb(" + red + "," + green + "," + blue + ")";
  }

  private static SvgCanvas intervals(ConfidenceIntervalChart chart, LocalizedText text) {
    double left = 250;
    double right = 215;
    SvgCanvas canvas = new SvgCanvas(WIDTH, 30 + ROW * chart.rows().size());
    AxisScale scale = AxisScale.of(chart.from(), chart.to());
    double wide = WIDTH - left - right;
    double bottom = 8.0 + ROW * chart.rows().size();
    for (double tick : scale.ticks()) {
      double x = left + wide * scale.place(tick);
      canvas.line(x, 4, x, bottom, SvgCanvas.LINE, "");
      canvas.text(x, bottom + 15, "middle", SvgCanvas.INK, ChartTable.number(tick, text));
    }
    double y = 8 + ROW / 2.0;
    for (ConfidenceIntervalChart.Row row : chart.rows()) {
      canvas.text(left - 8, y + 4, "end", SvgCanvas.INK, SvgCanvas.cut(row.name(), LONG_NAME));
      double low = left + wide * scale.place(row.low());
      double high = left + wide * scale.place(row.high());
      canvas.line(low, y, high, y, SvgCanvas.INK, "");
      canvas.line(low, y - 4, low, y + 4, SvgCanvas.INK, "");
      canvas.line(high, y - 4, high, y + 4, SvgCanvas.INK, "");
      String words =
          text.say(
              "chart.interval",
              text.number(row.value(), 1),
              text.number(row.low(), 1),
              text.number(row.high(), 1),
              row.n());
      canvas.dot(
          left + wide * scale.place(row.value()),
          y,
          4.5,
          "#0b5f68",
          text.say("chart.point", row.name(), words));
      canvas.text(WIDTH - right + 8, y + 4, "start", SvgCanvas.INK, words);
      y += ROW;
    }
    return canvas;
  }

  private static SvgCanvas funnel(FunnelChart chart, LocalizedText text) {
    double left = 190;
    double wide = WIDTH - left - 110;
    SvgCanvas canvas = new SvgCanvas(WIDTH, 10 + 34 * chart.steps().size());
    double y = 6;
    for (FunnelChart.Step step : chart.steps()) {
      String value = ChartTable.number(step.value(), text);
      canvas.text(left - 8, y + 17, "end", SvgCanvas.INK, SvgCanvas.cut(step.name(), NAME));
      double w = chart.greatest() > 0 ? wide * step.value().orElse(0) / chart.greatest() : 0;
      if (step.value().isPresent()) {
        canvas.rect(
            left, y, Math.max(1, w), ROW, "#8fb8bb", text.say("chart.point", step.name(), value));
      }
      canvas.text(left + w + 8, y + 17, "start", SvgCanvas.INK, value);
      y += 34;
    }
    return canvas;
  }
}
