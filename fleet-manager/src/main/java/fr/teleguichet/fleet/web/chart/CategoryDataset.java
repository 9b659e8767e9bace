package fr.teleguichet.fleet.web.chart;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Values by category.
 *
 * @param categories what the values are of, in order
 * @param series one to {@value #MAX_SERIES}, which are told apart without colours
 * @param marks what happened in some categories
 * @param levels values that these are compared with
 */
public record CategoryDataset(
    List<String> categories,
    List<ChartSeries> series,
    List<ChartEventMark> marks,
    List<ChartReferenceValue> levels) {

  private static final int MAX_SERIES = 4;

  public CategoryDataset {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    levels = List.copyOf(levels);
    int count = categories.size();
    if (series.isEmpty() || series.size() > MAX_SERIES) {
      throw new IllegalArgumentException(series.size() + " series can not be told apart");
    }
    for (ChartSeries each : series) {
      if (each.values().size() != count) {
        throw new IllegalArgumentException(
            each.name() + " has " + each.values().size() + " values for " + count + " categories");
      }
    }
    marks = marks.stream().filter(mark -> mark.category() >= 0 && mark.category() < count).toList();
  }

  /** Values with nothing beside them. */
  public static CategoryDataset of(List<String> categories, ChartSeries... series) {
    return new CategoryDataset(categories, List.of(series), List.of(), List.of());
  }

  /** Everything that was measured, and 0. */
  DoubleStream measured() {
    return DoubleStream.concat(
        DoubleStream.concat(
            DoubleStream.of(0), levels.stream().mapToDouble(ChartReferenceValue::value)),
        present().mapToDouble(OptionalDouble::getAsDouble));
  }

  boolean isEmpty() {
    return present().findAny().isEmpty();
  }

  private Stream<OptionalDouble> present() {
    return series.stream().flatMap(it -> it.values().stream()).filter(OptionalDouble::isPresent);
  }
}
