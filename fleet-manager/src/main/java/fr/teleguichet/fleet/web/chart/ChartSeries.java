package fr.teleguichet.fleet.web.chart;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Values that belong together, one for each category.
 *
 * @param name what they are
 * @param values finite numbers; empty where nothing was measured, which is not 0
 */
public record ChartSeries(String name, List<OptionalDouble> values) {

  public ChartSeries {
    values = finite(values);
  }

  /** Values that were all measured. */
  public static ChartSeries of(String name, double... values) {
    return new ChartSeries(name, DoubleStream.of(values).mapToObj(OptionalDouble::of).toList());
  }

  /** These values, when all that were measured are finite numbers. */
  static List<OptionalDouble> finite(List<OptionalDouble> values) {
    for (OptionalDouble value : values) {
      if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
        throw new IllegalArgumentException(value.getAsDouble() + " can not be drawn");
      }
    }
    return List.copyOf(values);
  }
}
