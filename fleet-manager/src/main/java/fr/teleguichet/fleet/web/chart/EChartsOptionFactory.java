package fr.teleguichet.fleet.web.chart;

import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart as ECharts 5 takes it. Colours and the way numbers are written are left to the page,
 * whose script knows its theme and language.
 */
public final class EChartsOptionFactory {

  private EChartsOptionFactory() {}

  /** The option, as JSON. */
  public static String of(Chart chart, LocalizedText text) {
    try {
      return JsonMapper.createDefault().writeValueAsString(option(chart, text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> option(Chart chart, LocalizedText text) {
    Map<String, Object> option =
        switch (chart) {
          case ColumnChart(ChartHead _, CategoryDataset plot) -> plot(plot, "bar");
          case LineChart(ChartHead _, CategoryDataset plot) -> plot(plot, "line");
          case HeatmapChart heat -> heat(heat);
          case ConfidenceIntervalChart intervals -> intervals(intervals);
          case FunnelChart funnel -> funnel(funnel, text);
        };
    option.put("animation", false);
    return option;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Map<String, Object> plot(CategoryDataset plot, String type) {
    return map(
        "tooltip", map("trigger", "axis"),
        "legend", map("show", plot.series().size() > 1, "top", 0, "left", 0),
        "grid", map("left", 8, "right", 12, "top", 40, "bottom", 4, "containLabel", true),
        "xAxis", map("type", "category", "data", plot.categories()),
        "yAxis", map("type", "value", "splitNumber", 4, "minInterval", isWhole(plot) ? 1 : 0),
        "series", series(plot, type));
  }

  private static List<Object> series(CategoryDataset plot, String type) {
    List<Object> series = new ArrayList<>();
    for (ChartSeries each : plot.series()) {
      Map<String, Object> one =
          map("type", type, "name", each.name(), "data", numbers(each.values()));
      one.put("connectNulls", false);
      if (series.isEmpty()) {
        one.put("markLine", marks(plot));
      }
      series.add(one);
    }
    return series;
  }

  private static boolean isWhole(CategoryDataset plot) {
    return plot.measured().allMatch(it -> it == Math.rint(it));
  }

  private static Map<String, Object> marks(CategoryDataset plot) {
    List<Object> lines = new ArrayList<>();
    plot.levels().forEach(level -> lines.add(map("yAxis", level.value(), "name", level.words())));
    plot.marks().forEach(mark -> lines.add(map("xAxis", mark.category(), "name", mark.words())));
    return map("symbol", "none", "silent", true, "data", lines);
  }

  private static List<@Nullable Double> numbers(List<OptionalDouble> values) {
    List<@Nullable Double> numbers = new ArrayList<>();
    values.forEach(it -> numbers.add(it.isPresent() ? it.getAsDouble() : null));
    return numbers;
  }

  /** Rows come from the top, while ECharts counts from the bottom. */
  private static Map<String, Object> heat(HeatmapChart heat) {
    List<Object> data = new ArrayList<>();
    double most = 1;
    for (int r = 0; r < heat.rows().size(); r++) {
      for (int c = 0; c < heat.columns().size(); c++) {
        OptionalDouble cell = heat.rows().get(r).cells().get(c);
        if (cell.isPresent()) {
          data.add(List.of(c, r, cell.getAsDouble()));
          most = Math.max(most, cell.getAsDouble());
        }
      }
    }
    return map(
        "tooltip", map("trigger", "item"),
        "grid", map("left", 8, "right", 8, "top", 30, "bottom", 4, "containLabel", true),
        "xAxis", map("type", "category", "position", "top", "data", heat.columns()),
        "yAxis",
            map(
                "type",
                "category",
                "inverse",
                true,
                "data",
                heat.rows().stream().map(HeatmapChart.Row::name).toList()),
        "visualMap", map("show", false, "min", 0, "max", most),
        "series", List.of(map("type", "heatmap", "data", data, "label", map("show", true))));
  }

  private static Map<String, Object> intervals(ConfidenceIntervalChart chart) {
    List<ConfidenceIntervalChart.Row> rows = chart.rows();
    Map<String, Object> axis =
        map(
            "type",
            "category",
            "inverse",
            true,
            "data",
            rows.stream().map(ConfidenceIntervalChart.Row::name).toList());
    List<Object> dots =
        IntStream.range(0, rows.size())
            .<Object>mapToObj(i -> List.of(rows.get(i).value(), i))
            .toList();
    List<Object> spans = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      spans.add(
          List.of(
              map("coord", List.of(rows.get(i).low(), i)),
              map("coord", List.of(rows.get(i).high(), i))));
    }
    return map(
        "tooltip", map("trigger", "item"),
        "grid", map("left", 8, "right", 16, "top", 8, "bottom", 4, "containLabel", true),
        "xAxis", map("type", "value", "min", chart.from(), "max", chart.to()),
        "yAxis", axis,
        "series",
            List.of(
                map(
                    "type",
                    "scatter",
                    "symbolSize",
                    10,
                    "data",
                    dots,
                    "markLine",
                    map(
                        "symbol",
                        List.of("none", "none"),
                        "silent",
                        true,
                        "data",
                        spans,
                        "label",
                        map("show", false)))));
  }

  private static Map<String, Object> funnel(FunnelChart chart, LocalizedText text) {
    List<Object> data = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (FunnelChart.Step step : chart.steps()) {
      Map<String, Object> one = new HashMap<>();
      one.put("value", step.value().isPresent() ? step.value().getAsDouble() : 0);
      one.put("label", map("show", true, "formatter", ChartTable.number(step.value(), text)));
      data.add(one);
      names.add(step.name());
    }
    return map(
        "tooltip", map("trigger", "item"),
        "grid", map("left", 8, "right", 90, "top", 4, "bottom", 4, "containLabel", true),
        "xAxis", map("type", "value", "show", false),
        "yAxis", map("type", "category", "inverse", true, "data", names),
        "series", List.of(map("type", "bar", "data", data, "label", map("position", "right"))));
  }
}
