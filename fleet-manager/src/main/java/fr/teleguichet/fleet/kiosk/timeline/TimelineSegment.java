package fr.teleguichet.fleet.kiosk.timeline;

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
public record TimelineSegment(Instant from, Instant to, TimelineState state) {

  /** Something became so. */
  record Change(Instant at, TimelineState state) {}

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
  static List<TimelineSegment> of(List<Change> changes, Instant from, Instant to) {
    List<TimelineSegment> segments = new ArrayList<>();
    Instant begin = from;
    TimelineState state = TimelineState.UNKNOWN;
    for (Change change : changes) {
      if (!change.at().isBefore(to)) {
        break;
      }
      if (change.at().isAfter(begin)) {
        add(segments, new TimelineSegment(begin, change.at(), state));
        begin = change.at();
      }
      state = change.state();
    }
    if (begin.isBefore(to)) {
      add(segments, new TimelineSegment(begin, to, state));
    }
    return List.copyOf(segments);
  }

  /** What the first tells where the second is {@link TimelineState#OK}; nobody knows elsewhere. */
  static List<TimelineSegment> where(List<TimelineSegment> told, List<TimelineSegment> heard) {
    List<TimelineSegment> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < told.size() && j < heard.size()) {
      TimelineSegment a = told.get(i);
      TimelineSegment b = heard.get(j);
      Instant from = later(a.from(), b.from());
      Instant to = earlier(a.to(), b.to());
      if (from.isBefore(to)) {
        TimelineState state = b.state() == TimelineState.OK ? a.state() : TimelineState.UNKNOWN;
        add(both, new TimelineSegment(from, to, state));
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

  private static void add(List<TimelineSegment> segments, TimelineSegment next) {
    if (!segments.isEmpty() && segments.getLast().state() == next.state()) {
      TimelineSegment last = segments.removeLast();
      segments.add(new TimelineSegment(last.from(), next.to(), next.state()));
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
