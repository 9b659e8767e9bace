package fr.teleguichet.fleet.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An hour of a kiosk's reports in one row: least, mean and largest value of each measure.
 *
 * <p>A kiosk reports by exception, so a value holds until the next one, or until the kiosk was
 * gone. The mean is weighted by that time: a plain mean of the rows would count a busy minute more
 * than a calm hour.
 *
 * @param seconds how much of the hour is covered, 0 to 3600
 * @param columns least, mean and largest of each measure, not-a-number where it was absent
 */
record HourSummary(int seconds, List<Column> columns) {

  static final Duration HOUR = Duration.ofHours(1);

  /** One measure's hour. */
  record Column(double least, double mean, double largest) {
    static final Column ABSENT = new Column(Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * All measures from one moment on.
   *
   * @param values in the order of the catalogue; not-a-number for absent
   */
  record Row(Instant at, List<Double> values) {}

  HourSummary {
    columns = List.copyOf(columns);
  }

  /**
   * Summarises an hour.
   *
   * @param start the hour's first instant
   * @param before the last row before it, when its values still held at the start
   * @param rows the hour's rows, oldest first
   * @param ends when the kiosk was lost within the hour, in order: a value before such a moment
   *     does not hold beyond it
   */
  static HourSummary of(
      Instant start, @Nullable Row before, List<Row> rows, List<Instant> ends, int width) {
    List<Row> all = new ArrayList<>(rows.size() + 1);
    if (before != null) {
      all.add(new Row(start, before.values()));
    }
    all.addAll(rows);
    Gathering gathering = new Gathering(width);
    for (int i = 0; i < all.size(); i++) {
      Instant from = all.get(i).at();
      Instant next = i + 1 < all.size() ? all.get(i + 1).at() : start.plus(HOUR);
      gathering.add(all.get(i).values(), seconds(from, heldUntil(from, next, ends)));
    }
    return gathering.summary();
  }

  private static Instant heldUntil(Instant from, Instant next, List<Instant> ends) {
    return ends.stream()
        .filter(end -> end.isAfter(from) && end.isBefore(next))
        .findFirst()
        .orElse(next);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1_000.0;
  }

  private static final class Gathering {
    private final double[] least;
    private final double[] largest;
    private final double[] weighted;
    private final double[] weight;
    private double covered;

    Gathering(int width) {
      least = filled(width, Double.POSITIVE_INFINITY);
      largest = filled(width, Double.NEGATIVE_INFINITY);
      weighted = new double[width];
      weight = new double[width];
    }

    private static double[] filled(int width, double value) {
      double[] array = new double[width];
      Arrays.fill(array, value);
      return array;
    }

    void add(List<Double> values, double seconds) {
      covered += seconds;
      for (int i = 0; i < weight.length; i++) {
        double value = values.get(i);
        if (!Double.isNaN(value)) {
          least[i] = Math.min(least[i], value);
          largest[i] = Math.max(largest[i], value);
          // A value that was replaced within its millisecond was still there: it counts as a
          // millisecond.
          double held = Math.max(seconds, 0.001);
          weighted[i] += value * held;
          weight[i] += held;
        }
      }
    }

    HourSummary summary() {
      List<Column> columns = new ArrayList<>(weight.length);
      for (int i = 0; i < weight.length; i++) {
        columns.add(
            weight[i] == 0
                ? Column.ABSENT
                : new Column(least[i], weighted[i] / weight[i], largest[i]));
      }
      return new HourSummary((int) Math.min(HOUR.toSeconds(), Math.round(covered)), columns);
    }
  }
}
