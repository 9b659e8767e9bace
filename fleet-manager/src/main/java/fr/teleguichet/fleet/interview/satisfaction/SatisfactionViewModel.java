package fr.teleguichet.fleet.interview.satisfaction;

import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.interview.SurveyAnswerCounts;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.web.chart.ChartFigure;
import fr.teleguichet.fleet.web.chart.ChartHead;
import fr.teleguichet.fleet.web.chart.ConfidenceIntervalChart;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The content of the page of satisfaction: a year that is over, and the months that are told.
 *
 * @param year the year
 * @param years the years that can be chosen, the last first
 * @param figures what is told of the year
 * @param isPart whether answers of some of the sites are not in the figures of all together, since
 *     the network is seen in part
 * @param running what is told of the year that is not over, and of the chosen one: months
 * @param bySite a row for each site
 * @param byService a row for each service; empty for whoever does not see the whole network
 */
public record SatisfactionViewModel(
    int year,
    List<Integer> years,
    UsageFigures figures,
    boolean isPart,
    List<UsageFigures.Span> running,
    List<Row> bySite,
    List<Row> byService) {

  /** The four answers from the best. */
  private static final List<String> LEVELS =
      List.of("very-satisfied", "satisfied", "little-satisfied", "not-satisfied");

  /**
   * A site or service.
   *
   * @param held its interviews of the year, of which the answers are
   * @param hidden whether its answers must not be told
   */
  public record Row(String name, long held, SurveyAnswerCounts answers, boolean hidden) {
    /** Answers and interviews, when they may be told. */
    public Optional<String> rate(LocalizedText text) {
      return hidden || held == 0 || answers.count() == 0
          ? Optional.empty()
          : Optional.of(text.withUnit(text.fixed(100.0 * answers.count() / held, 0), "%"));
    }
  }

  /** One of the four answers. */
  public record Level(String words, long count, Proportion share) {}

  /** The whole of what somebody sees. */
  public Row whole(LocalizedText text) {
    SurveyAnswerCounts answers = figures.answers();
    return new Row(
        text.say("satisfaction.whole"), figures.heldInYears(), answers, answers.areTooFew());
  }

  /** Whether anything can be told of the year. */
  public boolean isEmpty() {
    return figures.answers().satisfiedShare().isEmpty();
  }

  /** The four answers; none where there are too few. */
  public List<Level> levels(LocalizedText text) {
    SurveyAnswerCounts answers = figures.answers();
    if (isEmpty()) {
      return List.of();
    }
    List<Long> counts = answers.levels();
    return IntStream.range(0, counts.size())
        .mapToObj(
            i ->
                new Level(
                    text.say("satisfaction.level." + LEVELS.get(i)),
                    counts.get(i),
                    new Proportion(counts.get(i), answers.count())))
        .toList();
  }

  /** The four answers of a row, such as 12 · 5 · 1 · 0. */
  public static String levels(Row row, LocalizedText text) {
    return String.join(" · ", row.answers().levels().stream().map(text::number).toList());
  }

  /** The share of the satisfied by site, with its interval. */
  public ChartFigure sites(LocalizedText text) {
    return figure("by-site-chart", text.say("satisfaction.by-site"), bySite, text);
  }

  /** The share of the satisfied by service, with its interval. */
  public ChartFigure services(LocalizedText text) {
    return figure("by-service-chart", text.say("satisfaction.by-service"), byService, text);
  }

  private ChartFigure figure(String id, String title, List<Row> rows, LocalizedText text) {
    List<Row> told = rows.stream().filter(it -> !it.hidden()).toList();
    return new ChartFigure(
        id,
        ConfidenceIntervalChart.percent(
            new ChartHead(
                title,
                text.say("satisfaction.unit"),
                told.stream().mapToLong(it -> it.answers().count()).sum(),
                text.say("satisfaction.source", Integer.toString(year))),
            told.stream().flatMap(it -> interval(it).stream()).toList()),
        text);
  }

  private static Optional<ConfidenceIntervalChart.Row> interval(Row row) {
    return row.answers()
        .satisfiedShare()
        .map(
            share ->
                new ConfidenceIntervalChart.Row(
                    row.name(),
                    100 * share.interval().low(),
                    100 * share.share(),
                    100 * share.interval().high(),
                    share.of()));
  }

  /** A share with its interval, such as 94 % (90,3 à 96,3 %). */
  public static String share(Optional<Proportion> share, LocalizedText text) {
    return share
        .map(
            it ->
                text.say(
                    "satisfaction.share",
                    UsageFiguresViewModel.percent(it, text),
                    UsageFiguresViewModel.interval(it, text),
                    it.of()))
        .orElseGet(() -> text.say("usage.hidden"));
  }
}
