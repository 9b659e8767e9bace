package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.web.chart.CategoryDataset;
import fr.teleguichet.fleet.web.chart.ChartEventMark;
import fr.teleguichet.fleet.web.chart.ChartFigure;
import fr.teleguichet.fleet.web.chart.ChartHead;
import fr.teleguichet.fleet.web.chart.ChartReferenceValue;
import fr.teleguichet.fleet.web.chart.ChartSeries;
import fr.teleguichet.fleet.web.chart.ColumnChart;
import fr.teleguichet.fleet.web.chart.FunnelChart;
import fr.teleguichet.fleet.web.chart.HeatmapChart;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Makes charts of the figures of the page of usage. */
final class UsageChartFactory {

  /** More columns than this are no chart. */
  static final int MAX_SITES = 24;

  private static final int MAX_MARKS = 8;
  private static final int WORKDAYS = 5;
  private static final int WEEK = 7;

  private UsageChartFactory() {}

  /** Interviews by month, beside those of the months that they are compared with. */
  static ChartFigure trend(UsagePageViewModel page, LocalizedText text) {
    UsageFigures usage = page.usage();
    List<YearMonth> months = drawn(page);
    double[] now = months.stream().mapToDouble(it -> (double) held(usage, it)).toArray();
    double[] was =
        months.stream().mapToDouble(it -> (double) page.before().held(before(page, it))).toArray();
    MonthRange other = page.before().months();
    CategoryDataset plot =
        new CategoryDataset(
            months.stream().map(text::month).toList(),
            List.of(
                ChartSeries.of(text.say("usage.trend.now"), now),
                ChartSeries.of(
                    text.say(
                        "usage.trend.before", text.month(other.first()), text.month(other.last())),
                    was)),
            marks(page, months),
            List.of());
    return new ChartFigure(
        "trend",
        new ColumnChart(
            ChartHead.ofCounts(
                text.say("usage.by-month"),
                text.say("usage.unit.held"),
                text.say("usage.trend.source")),
            plot),
        text);
  }

  private static YearMonth before(UsagePageViewModel page, YearMonth month) {
    return page.comparison().of(month, page.usage().filter().months());
  }

  private static long held(UsageFigures figures, YearMonth month) {
    var counts = figures.byMonth().get(month);
    return counts == null ? 0 : counts.held();
  }

  /** The months from the first to the last that have something to draw. */
  static List<YearMonth> drawn(UsagePageViewModel page) {
    List<YearMonth> all = page.usage().filter().months().all();
    List<YearMonth> used =
        all.stream()
            .filter(it -> held(page.usage(), it) > 0 || page.before().held(before(page, it)) > 0)
            .toList();
    return used.isEmpty()
        ? List.of()
        : all.subList(all.indexOf(used.getFirst()), all.indexOf(used.getLast()) + 1);
  }

  private static List<ChartEventMark> marks(UsagePageViewModel page, List<YearMonth> months) {
    return marked(page, months).entrySet().stream()
        .map(
            it ->
                new ChartEventMark(months.indexOf(it.getKey()), String.join(" · ", it.getValue())))
        .toList();
  }

  /** One mark for each month: the words of several would lie over one another. */
  private static Map<YearMonth, List<String>> marked(
      UsagePageViewModel page, List<YearMonth> months) {
    Map<YearMonth, List<String>> words = new LinkedHashMap<>();
    for (ChartAnnotation mark : page.marks()) {
      YearMonth month = YearMonth.from(mark.day());
      if (months.contains(month) && (words.size() < MAX_MARKS || words.containsKey(month))) {
        words.computeIfAbsent(month, _ -> new ArrayList<>()).add(mark.words());
      }
    }
    return words;
  }

  /** How many of the things that happened are not drawn: the oldest, and those of empty months. */
  static int unmarked(UsagePageViewModel page) {
    return page.marks().size()
        - marked(page, drawn(page)).values().stream().mapToInt(List::size).sum();
  }

  /** When attempts began: hours of the day by weekday. */
  static ChartFigure hours(UsagePageViewModel page, LocalizedText text) {
    List<InterviewRepository.Hour> hours = page.details().hours();
    int first = hours.stream().mapToInt(InterviewRepository.Hour::hour).min().orElse(0);
    int last = hours.stream().mapToInt(InterviewRepository.Hour::hour).max().orElse(-1);
    int days =
        hours.stream().mapToInt(InterviewRepository.Hour::weekday).max().orElse(0) > WORKDAYS
            ? WEEK
            : WORKDAYS;
    double[][] counts = new double[WEEK + 1][24];
    hours.forEach(it -> counts[it.weekday()][it.hour()] += (double) it.attempts());
    List<HeatmapChart.Row> rows =
        IntStream.rangeClosed(1, hours.isEmpty() ? 0 : days)
            .mapToObj(
                day ->
                    new HeatmapChart.Row(
                        DayOfWeek.of(day).getDisplayName(TextStyle.FULL, text.language().locale()),
                        IntStream.rangeClosed(first, last)
                            .mapToObj(hour -> OptionalDouble.of(counts[day][hour]))
                            .toList()))
            .toList();
    return new ChartFigure(
        "hours",
        new HeatmapChart(
            ChartHead.ofCounts(
                text.say("usage.hours"),
                text.say("usage.unit.attempts"),
                text.say("usage.hours.source")),
            IntStream.rangeClosed(first, last)
                .mapToObj(hour -> text.say("usage.hours.hour", hour))
                .toList(),
            rows),
        text);
  }

  /** From people before a kiosk to interviews. */
  static ChartFigure funnel(PresenceFunnel funnel, LocalizedText text) {
    return new ChartFigure(
        "funnel",
        new FunnelChart(
            ChartHead.ofCounts(text.say("usage.funnel"), "", text.say("usage.funnel.source")),
            List.of(
                step("passers", funnel.passers(), text),
                step("visits", funnel.visits(), text),
                step("sessions", funnel.sessions(), text),
                step("attempts", OptionalLong.of(funnel.attempts()), text),
                step("held", OptionalLong.of(funnel.held()), text))),
        text);
  }

  private static FunnelChart.Step step(String code, OptionalLong value, LocalizedText text) {
    return new FunnelChart.Step(
        text.say("usage.funnel." + code),
        value.isPresent() ? OptionalDouble.of((double) value.getAsLong()) : OptionalDouble.empty(),
        text.say(value.isPresent() ? "usage.funnel.what." + code : "usage.funnel.unmeasured"));
  }

  /** The sites that are used least, against what is aimed at. */
  static ChartFigure benchmark(UsagePageViewModel page, LocalizedText text) {
    List<SiteUsageRate> rows = page.rated().stream().limit(MAX_SITES).toList();
    return new ChartFigure(
        "benchmark",
        new ColumnChart(
            new ChartHead(
                text.say("usage.benchmark"),
                text.say("usage.unit.yearly"),
                rows.stream().mapToLong(it -> it.use().held()).sum(),
                text.say("usage.benchmark.source")),
            new CategoryDataset(
                rows.stream().map(SiteUsageRate::name).toList(),
                List.of(
                    ChartSeries.of(
                        text.say("usage.unit.yearly"),
                        rows.stream()
                            .mapToDouble(it -> Math.round(10 * it.use().yearly()) / 10.0)
                            .toArray())),
                List.of(),
                List.of(
                    new ChartReferenceValue(page.bands().low(), text.say("usage.benchmark.low")),
                    new ChartReferenceValue(
                        page.bands().installed(), text.say("usage.benchmark.aim")),
                    new ChartReferenceValue(
                        page.bands().strong(), text.say("usage.benchmark.strong"))))),
        text);
  }
}
