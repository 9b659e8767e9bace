package fr.teleguichet.fleet.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A measure over time, in the order of time.
 *
 * @param points what was measured; a value holds until the next point
 */
record MeasureSeries(List<Point> points) {

  /**
   * One value at one time.
   *
   * @param at milliseconds since 1970
   * @param value the value; empty where a stretch without data begins
   */
  record Point(long at, OptionalDouble value) {
    static Point of(long at, double value) {
      return new Point(at, OptionalDouble.of(value));
    }
  }

  /** A stretch without a connection, in milliseconds since 1970. */
  record Gap(long from, long to) {}

  MeasureSeries {
    points = List.copyOf(points);
  }

  /**
   * At most this many points: time is cut into equal stretches, and each gives its least and its
   * greatest value in the order in which they came, so that no peak is lost.
   */
  MeasureSeries thinned(int most) {
    if (points.size() <= most || most < 2) {
      return this;
    }
    long begin = points.getFirst().at();
    long span = Math.max(1, points.getLast().at() - begin + 1);
    int stretches = most / 2;
    List<Point> kept = new ArrayList<>(most);
    int next = 0;
    for (int i = 0; i < stretches; i++) {
      long end = begin + span * (i + 1) / stretches;
      int first = next;
      while (next < points.size() && points.get(next).at() < end) {
        next++;
      }
      keepExtremes(points.subList(first, next), kept);
    }
    return new MeasureSeries(kept);
  }

  private static void keepExtremes(List<Point> stretch, List<Point> kept) {
    if (stretch.isEmpty()) {
      return;
    }
    Point least = stretch.getFirst();
    Point greatest = stretch.getFirst();
    for (Point point : stretch) {
      least = value(point) < value(least) ? point : least;
      greatest = value(point) > value(greatest) ? point : greatest;
    }
    kept.add(least.at() <= greatest.at() ? least : greatest);
    if (least.at() != greatest.at()) {
      kept.add(least.at() <= greatest.at() ? greatest : least);
    }
  }

  private static double value(Point point) {
    return point.value().orElse(0);
  }

  /**
   * With a break wherever the connection was away and nothing was kept of that time.
   *
   * @param gaps in the order of time, none within another
   */
  MeasureSeries brokenAt(List<Gap> gaps) {
    List<Point> broken = new ArrayList<>(points.size());
    int next = 0;
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      broken.add(point);
      while (next < gaps.size() && gaps.get(next).from() <= point.at()) {
        next++;
      }
      long end = i + 1 < points.size() ? points.get(i + 1).at() : Long.MAX_VALUE;
      if (next < gaps.size() && gaps.get(next).from() < end && gaps.get(next).to() <= end) {
        broken.add(new Point(gaps.get(next).from(), OptionalDouble.empty()));
      }
    }
    return new MeasureSeries(broken);
  }
}
