package fr.teleguichet.fleet.web.chart;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Draws columns and lines over one axis of round numbers. */
final class PlotSvgRenderer {

  /** Told apart in black and white: dark, white, grey, light. */
  private static final List<String> FILLS = List.of("#0b5f68", "#ffffff", "#8a979c", "#dfe5e2");

  private static final List<String> DASHES = List.of("", "6 3", "2 2", "9 3 2 3");
  private static final int WIDTH = 720;
  private static final int PLOT = 200;
  private static final int TOP = 30;
  private static final int LABELS = 15;
  private static final int NUMBERS = 26;
  private static final int LINE = 14;

  private final CategoryDataset plot;
  private final LocalizedText text;
  private final AxisScale scale;
  private final SvgCanvas canvas;
  private final double left;
  private final double slot;
  private final List<List<String>> labels;

  private PlotSvgRenderer(CategoryDataset plot, LocalizedText text) {
    this.plot = plot;
    this.text = text;
    this.scale = AxisScale.of(plot.measured().min().orElse(0), plot.measured().max().orElse(0));
    this.left =
        12
            + scale.ticks().stream()
                .mapToDouble(it -> SvgCanvas.widthOf(ChartTable.number(it, text)))
                .max()
                .orElse(0);
    this.slot = (WIDTH - left - 8) / Math.max(1, plot.categories().size());
    this.labels =
        plot.categories().stream().map(it -> SvgCanvas.lines(it, mostOfALabel())).toList();
    int notes = plot.marks().size() + plot.levels().size();
    this.canvas = new SvgCanvas(WIDTH, TOP + PLOT + 30 + secondLine() + 16 * notes);
  }

  static SvgCanvas columns(CategoryDataset plot, LocalizedText text) {
    PlotSvgRenderer svg = new PlotSvgRenderer(plot, text);
    svg.axes();
    svg.bars();
    svg.notes();
    return svg.canvas;
  }

  static SvgCanvas lines(CategoryDataset plot, LocalizedText text) {
    PlotSvgRenderer svg = new PlotSvgRenderer(plot, text);
    svg.axes();
    for (int i = 0; i < plot.series().size(); i++) {
      svg.strokes(i);
    }
    svg.notes();
    return svg.canvas;
  }

  private double y(double value) {
    return TOP + PLOT * (1 - scale.place(value));
  }

  private double middle(int category) {
    return left + slot * (category + 0.5);
  }

  /** Each how many-th category has its label. */
  private int every() {
    return Math.max(1, (plot.categories().size() + LABELS - 1) / LABELS);
  }

  private int mostOfALabel() {
    return Math.max(4, (int) (slot * every() / 6.6));
  }

  /** How much higher the drawing is where a label does not fit in one line. */
  private int secondLine() {
    return labels.stream().anyMatch(it -> it.size() > 1) ? LINE : 0;
  }

  private void axes() {
    for (double tick : scale.ticks()) {
      canvas.line(left, y(tick), WIDTH - 8, y(tick), SvgCanvas.LINE, "");
      canvas.text(left - 6, y(tick) + 4, "end", SvgCanvas.INK, ChartTable.number(tick, text));
    }
    for (int i = 0; i < labels.size(); i += every()) {
      for (int line = 0; line < labels.get(i).size(); line++) {
        canvas.text(
            middle(i),
            TOP + PLOT + 18 + LINE * line,
            "middle",
            SvgCanvas.INK,
            labels.get(i).get(line));
      }
    }
    if (plot.series().size() > 1) {
      legend();
    }
  }

  private void legend() {
    double x = left;
    for (int i = 0; i < plot.series().size(); i++) {
      String name = SvgCanvas.cut(plot.series().get(i).name(), 40);
      canvas.rect(x, 6, 12, 12, FILLS.get(i), plot.series().get(i).name());
      canvas.text(x + 17, 16, "start", SvgCanvas.INK, name);
      x += 34 + SvgCanvas.widthOf(name);
    }
  }

  private void bars() {
    int count = plot.series().size();
    double wide = Math.min(44, slot * 0.8 / count);
    boolean numbered = plot.categories().size() * count <= NUMBERS;
    for (int i = 0; i < plot.categories().size(); i++) {
      for (int s = 0; s < count; s++) {
        OptionalDouble value = plot.series().get(s).values().get(i);
        if (value.isPresent()) {
          double x = middle(i) - wide * count / 2 + wide * s;
          bar(x, wide, value.getAsDouble(), FILLS.get(s), words(s, i));
          if (numbered) {
            canvas.text(
                x + wide / 2,
                Math.min(y(value.getAsDouble()), y(0)) - 4,
                "middle",
                SvgCanvas.INK,
                ChartTable.number(value, text));
          }
        }
      }
    }
  }

  private void bar(double x, double wide, double value, String fill, String words) {
    double top = Math.min(y(value), y(0));
    canvas.rect(x, top, wide, Math.abs(y(value) - y(0)), fill, words);
  }

  private String words(int series, int category) {
    ChartSeries each = plot.series().get(series);
    String of = plot.series().size() > 1 ? ", " + each.name() : "";
    return text.say(
        "chart.point",
        plot.categories().get(category) + of,
        ChartTable.number(each.values().get(category), text));
  }

  /** A line ends where nothing was measured, and begins anew after it. */
  private void strokes(int series) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < plot.categories().size(); i++) {
      OptionalDouble value = plot.series().get(series).values().get(i);
      if (value.isPresent()) {
        points.add(SvgCanvas.number(middle(i)) + "," + SvgCanvas.number(y(value.getAsDouble())));
      } else {
        stroke(points, series);
      }
    }
    stroke(points, series);
    for (int i = 0; i < plot.categories().size(); i++) {
      OptionalDouble value = plot.series().get(series).values().get(i);
      if (value.isPresent()) {
        canvas.dot(middle(i), y(value.getAsDouble()), 2.8, FILLS.get(series), words(series, i));
      }
    }
  }

  private void stroke(List<String> points, int series) {
    if (points.size() > 1) {
      canvas.polyline(String.join(" ", points), DASHES.get(series));
    }
    points.clear();
  }

  /** What lines across the chart mean: numbers at the line, words below. */
  private void notes() {
    double at = TOP + PLOT + 38 + secondLine();
    for (ChartReferenceValue level : plot.levels()) {
      canvas.line(left, y(level.value()), WIDTH - 8, y(level.value()), SvgCanvas.INK, "7 4");
      canvas.text(
          left,
          at,
          "start",
          SvgCanvas.INK,
          "– – "
              + text.say(
                  "chart.point",
                  SvgCanvas.cut(level.words(), 80),
                  ChartTable.number(level.value(), text)));
      at += 16;
    }
    int number = 1;
    for (ChartEventMark mark : plot.marks()) {
      double x = middle(mark.category());
      canvas.line(x, TOP, x, TOP + PLOT, SvgCanvas.INK, "1 3");
      canvas.text(x, TOP - 3, "middle", SvgCanvas.INK, "(" + number + ")");
      canvas.text(
          left,
          at,
          "start",
          SvgCanvas.INK,
          "("
              + number
              + ") "
              + text.say(
                  "chart.point",
                  plot.categories().get(mark.category()),
                  SvgCanvas.cut(mark.words(), 80)));
      at += 16;
      number++;
    }
  }
}
