package fr.teleguichet.fleet.kiosk.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How much of a stretch of time was spent in each state. */
public final class TimelineStateShares {

  /** An hour of which less than this is known says nothing, unless something failed. */
  private static final double KNOWN_ENOUGH = 0.5;

  private final Map<TimelineState, Duration> lengths = new EnumMap<>(TimelineState.class);

  /** The shares of the segments between two instants. */
  static TimelineStateShares of(List<TimelineSegment> segments, Instant from, Instant to) {
    TimelineStateShares share = new TimelineStateShares();
    for (TimelineSegment segment : segments) {
      Instant begin = TimelineSegment.later(segment.from(), from);
      Instant end = TimelineSegment.earlier(segment.to(), to);
      if (begin.isBefore(end)) {
        share.lengths.merge(segment.state(), Duration.between(begin, end), Duration::plus);
      }
    }
    return share;
  }

  /** How long it was so. */
  public Duration length(TimelineState state) {
    return lengths.getOrDefault(state, Duration.ZERO);
  }

  private Duration total() {
    return lengths.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  /** How long something was known. */
  Duration known() {
    return total().minus(length(TimelineState.UNKNOWN));
  }

  /** Which part of the time it was so, 0 to 1; empty for no time. */
  OptionalDouble part(TimelineState state) {
    return ratio(length(state), total());
  }

  /** Which part of the known time it worked, 0 to 1; empty when nothing is known. */
  OptionalDouble working() {
    Duration working = length(TimelineState.OK).plus(length(TimelineState.WATCH));
    return ratio(working, known());
  }

  private static OptionalDouble ratio(Duration part, Duration whole) {
    return whole.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) part.toMillis() / whole.toMillis());
  }

  /** The worst of what is known; what happened in one minute must not vanish in its hour. */
  TimelineState worst() {
    for (TimelineState state :
        List.of(TimelineState.FAILED, TimelineState.STOPPED, TimelineState.WATCH)) {
      if (!length(state).isZero()) {
        return state;
      }
    }
    double known = ratio(known(), total()).orElse(0);
    return known < KNOWN_ENOUGH ? TimelineState.UNKNOWN : TimelineState.OK;
  }
}
