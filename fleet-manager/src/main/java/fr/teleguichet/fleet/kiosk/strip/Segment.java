package fr.teleguichet.fleet.kiosk.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time in one state.
 *
 * @param from its first instant
 * @param to the instant after its last
 */
public record Segment(Instant from, Instant to, StripState state) {

  /** Something became so. */
  record Change(Instant at, StripState state) {}

  /** Its length. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /**
   * The time from one instant to another, without gaps; nobody knows what was before the first
   * change.
   *
   * @param changes oldest first
   */
  static List<Segment> of(List<Change> changes, Instant from, Instant to) {
    List<Segment> segments = new ArrayList<>();
    Instant begin = from;
    StripState state = StripState.UNKNOWN;
    for (Change change : changes) {
      if (!change.at().isBefore(to)) {
        break;
      }
      if (change.at().isAfter(begin)) {
        add(segments, new Segment(begin, change.at(), state));
        begin = change.at();
      }
      state = change.state();
    }
    if (begin.isBefore(to)) {
      add(segments, new Segment(begin, to, state));
    }
    return List.copyOf(segments);
  }

  /** What the first tells where the second is {@link StripState#OK}; nobody knows elsewhere. */
  static List<Segment> where(List<Segment> told, List<Segment> heard) {
    List<Segment> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < told.size() && j < heard.size()) {
      Segment a = told.get(i);
      Segment b = heard.get(j);
      Instant from = later(a.from(), b.from());
      Instant to = earlier(a.to(), b.to());
      if (from.isBefore(to)) {
        StripState state = b.state() == StripState.OK ? a.state() : StripState.UNKNOWN;
        add(both, new Segment(from, to, state));
      }
      if (!a.to().isAfter(b.to())) {
        i++;
      }
      if (!b.to().isAfter(a.to())) {
        j++;
      }
    }
    return List.copyOf(both);
  }

  private static void add(List<Segment> segments, Segment next) {
    if (!segments.isEmpty() && segments.getLast().state() == next.state()) {
      Segment last = segments.removeLast();
      segments.add(new Segment(last.from(), next.to(), next.state()));
    } else {
      segments.add(next);
    }
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
