package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.evaluation.Measure;
import fr.teleguichet.fleet.web.chart.CategoryDataset;
import fr.teleguichet.fleet.web.chart.ChartFigure;
import fr.teleguichet.fleet.web.chart.ChartHead;
import fr.teleguichet.fleet.web.chart.ChartSeries;
import fr.teleguichet.fleet.web.chart.ColumnChart;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One indicator over the years: what documents say, and what was measured. Where a year has both,
 * both are shown; they are never added up.
 *
 * @param takenOver by year
 * @param measured by year
 */
public record PastFigureYears(
    PastFigureIndicator indicator,
    Map<Integer, Measure> takenOver,
    Map<Integer, Measure> measured) {

  public PastFigureYears {
    takenOver = Map.copyOf(takenOver);
    measured = Map.copyOf(measured);
  }

  /** Every year from the first to the last of which something is known; a gap is a gap. */
  List<Integer> years() {
    TreeSet<Integer> known = new TreeSet<>(takenOver.keySet());
    known.addAll(measured.keySet());
    return known.isEmpty()
        ? List.of()
        : IntStream.rangeClosed(known.first(), known.last()).boxed().toList();
  }

  /** The years of which there are both. */
  public List<Integer> both() {
    return years().stream()
        .filter(year -> takenOver.containsKey(year) && measured.containsKey(year))
        .toList();
  }

  /** The drawing. */
  public ChartFigure chart(LocalizedText text) {
    List<Integer> years = years();
    return new ChartFigure(
        "years",
        new ColumnChart(
            head(text),
            CategoryDataset.of(
                years.stream().map(year -> Integer.toString(year)).toList(),
                new ChartSeries(text.say("past-figure.taken-over"), values(years, takenOver)),
                new ChartSeries(text.say("past-figure.measured"), values(years, measured)))),
        text);
  }

  private ChartHead head(LocalizedText text) {
    String code = indicator.indicator().code();
    return new ChartHead(
        text.say("past-figure.chart", text.say("evaluation.indicator." + code)),
        text.say("past-figure.unit." + indicator.unit().code()),
        cases(),
        text.say("past-figure.chart.source", text.say("evaluation.definition." + code)));
  }

  private static List<OptionalDouble> values(List<Integer> years, Map<Integer, Measure> values) {
    return years.stream()
        .map(
            year ->
                Optional.ofNullable(values.get(year))
                    .map(Measure::number)
                    .orElse(OptionalDouble.empty()))
        .toList();
  }

  /** How many answered, all years together; empty where the values are no shares. */
  private OptionalLong cases() {
    return indicator.unit() == PastFigureUnit.SHARE
        ? OptionalLong.of(
            Stream.concat(takenOver.values().stream(), measured.values().stream())
                .mapToLong(it -> it instanceof Measure.Share(long _, long of, var _) ? of : 0)
                .sum())
        : OptionalLong.empty();
  }
}
