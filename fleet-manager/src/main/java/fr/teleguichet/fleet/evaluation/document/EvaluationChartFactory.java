package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.Breakdown;
import fr.teleguichet.fleet.evaluation.BreakdownSubject;
import fr.teleguichet.fleet.evaluation.Indicator;
import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.interview.Proportion;
import fr.teleguichet.fleet.web.chart.CategoryDataset;
import fr.teleguichet.fleet.web.chart.Chart;
import fr.teleguichet.fleet.web.chart.ChartHead;
import fr.teleguichet.fleet.web.chart.ChartSeries;
import fr.teleguichet.fleet.web.chart.ColumnChart;
import fr.teleguichet.fleet.web.chart.ConfidenceIntervalChart;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which tables of a report are drawn as well, and how. */
final class EvaluationChartFactory {

  private static final double PERCENT = 100;

  /** More lines than these are a table only: a drawing of them could not be read. */
  private static final int MAX_LINES = 60;

  private EvaluationChartFactory() {}

  /** The drawing of a table; none where it would say no more than the table. */
  static Optional<Chart> of(Breakdown table, EvaluationText words) {
    if (table.lines().size() < 2 || table.lines().size() > MAX_LINES) {
      return Optional.empty();
    }
    if (table.columns().contains(Indicator.SATISFIED)) {
      return hasTakenOver(table, Indicator.SATISFIED)
          ? Optional.of(years(table, words, Indicator.SATISFIED))
          : intervals(table, words, Indicator.SATISFIED);
    }
    if (table.columns().contains(Indicator.ANSWER_RATE)) {
      return Optional.empty(); // three drawings of the same sites would hide the report's text
    }
    return switch (table.subject()) {
      case MONTH, SERVICE, FUNDER -> Optional.of(columns(table, words));
      case ALTERNATIVE, REFERRAL, LEVEL -> intervals(table, words, Indicator.CHOICE_SHARE);
      case YEAR -> Optional.of(years(table, words, table.columns().getFirst()));
      case SITE,
          PARTNER,
          PARTNER_IN_NEGOTIATION,
          ACTION,
          CAUSE,
          SUSPENDED_SITE,
          COMMITMENT,
          SOURCE ->
          Optional.empty();
    };
  }

  /** Documents tell shares without intervals: a drawing of those would leave their years out. */
  private static boolean hasTakenOver(Breakdown table, Indicator indicator) {
    int column = table.columns().indexOf(indicator);
    return table.subject() == BreakdownSubject.YEAR
        && table.lines().stream()
            .anyMatch(line -> line.cells().get(column) instanceof Measure.TakenOver);
  }

  private static Chart columns(Breakdown table, EvaluationText words) {
    Indicator counted = table.columns().getFirst();
    List<OptionalDouble> values =
        table.lines().stream().map(line -> Measure.number(line.cells().getFirst())).toList();
    return new ColumnChart(
        head(table.subject(), counted, OptionalLong.empty(), words),
        CategoryDataset.of(
            table.lines().stream().map(line -> words.label(line.label())).toList(),
            new ChartSeries(words.indicator(counted), values)));
  }

  /** Years, what was taken over beside what was measured: never one column for both. */
  private static Chart years(Breakdown table, EvaluationText words, Indicator counted) {
    int column = table.columns().indexOf(counted);
    List<String> years =
        table.lines().stream().map(line -> words.label(line.label())).distinct().toList();
    List<OptionalDouble> takenOver = values(table, column, years, words, true);
    List<OptionalDouble> measured = values(table, column, years, words, false);
    return new ColumnChart(
        head(table.subject(), counted, OptionalLong.empty(), words),
        CategoryDataset.of(
            years,
            new ChartSeries(words.text().say("past-figure.taken-over"), takenOver),
            new ChartSeries(words.text().say("past-figure.measured"), measured)));
  }

  private static List<OptionalDouble> values(
      Breakdown table, int column, List<String> years, EvaluationText words, boolean isTakenOver) {
    return years.stream()
        .map(
            year ->
                table.lines().stream()
                    .filter(line -> words.label(line.label()).equals(year))
                    .map(line -> line.cells().get(column))
                    .filter(cell -> cell instanceof Measure.TakenOver == isTakenOver)
                    .map(Measure::number)
                    .filter(OptionalDouble::isPresent)
                    .findFirst()
                    .orElse(OptionalDouble.empty()))
        .toList();
  }

  private static Optional<Chart> intervals(
      Breakdown table, EvaluationText words, Indicator indicator) {
    int column = table.columns().indexOf(indicator);
    List<ConfidenceIntervalChart.Row> rows =
        table.lines().stream()
            .flatMap(
                line ->
                    line.cells().get(column) instanceof Measure.Share(long count, long of, var _)
                        ? Stream.of(row(words.label(line.label()), new Proportion(count, of)))
                        : Stream.empty())
            .toList();
    return rows.size() < 2
        ? Optional.empty()
        : Optional.of(
            ConfidenceIntervalChart.percent(
                head(
                    table.subject(),
                    indicator,
                    OptionalLong.of(
                        isOneQuestion(table.subject())
                            ? rows.getFirst().n()
                            : rows.stream().mapToLong(ConfidenceIntervalChart.Row::n).sum()),
                    words),
                rows));
  }

  /** Whether all lines are answers that the same people chose from. */
  private static boolean isOneQuestion(BreakdownSubject subject) {
    return switch (subject) {
      case ALTERNATIVE, REFERRAL, LEVEL -> true;
      default -> false;
    };
  }

  private static ConfidenceIntervalChart.Row row(String name, Proportion share) {
    return new ConfidenceIntervalChart.Row(
        name,
        PERCENT * share.interval().low(),
        PERCENT * share.share(),
        PERCENT * share.interval().high(),
        share.of());
  }

  private static ChartHead head(
      BreakdownSubject subject, Indicator indicator, OptionalLong n, EvaluationText words) {
    return new ChartHead(
        words.text().say(title(subject), words.indicator(indicator), words.subject(subject)),
        words.text().say("evaluation.chart.unit." + unit(indicator)),
        n,
        words.definition(indicator));
  }

  private static String title(BreakdownSubject subject) {
    return switch (subject) {
      case MONTH, SERVICE, SITE, FUNDER, YEAR, LEVEL, ALTERNATIVE, REFERRAL ->
          "evaluation.chart.title." + subject.code();
      default -> "evaluation.chart.title";
    };
  }

  /** What the first columns of drawn tables count or measure. */
  private static String unit(Indicator indicator) {
    return switch (indicator) {
      case INTERVIEWS -> "interviews";
      case COST -> "euros";
      case CO2_GROSS, CO2_NET -> "kilograms";
      case ATTEMPTS, KIOSKS, SITES, SITE_MONTHS, PEOPLE_TRAINED, LABELLED_SITES -> "count";
      default -> "percent";
    };
  }
}
