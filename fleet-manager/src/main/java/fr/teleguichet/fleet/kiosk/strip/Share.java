package fr.teleguichet.fleet.kiosk.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How much of a stretch of time was spent in each state. */
public final class Share {

  /** An hour of which less than this is known says nothing, unless something failed. */
  private static final double KNOWN_ENOUGH = 0.5;

  private final Map<StripState, Duration> lengths = new EnumMap<>(StripState.class);

  /** The shares of the segments between two instants. */
  static Share of(List<Segment> segments, Instant from, Instant to) {
    Share share = new Share();
    for (Segment segment : segments) {
      Instant begin = Segment.later(segment.from(), from);
      Instant end = Segment.earlier(segment.to(), to);
      if (begin.isBefore(end)) {
        share.lengths.merge(segment.state(), Duration.between(begin, end), Duration::plus);
      }
    }
    return share;
  }

  /** How long it was so. */
  public Duration length(StripState state) {
    return lengths.getOrDefault(state, Duration.ZERO);
  }

  private Duration total() {
    return lengths.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private Duration known() {
    return total().minus(length(StripState.UNKNOWN));
  }

  /** Which part of the time it was so, 0 to 1; empty for no time. */
  OptionalDouble part(StripState state) {
    return ratio(length(state), total());
  }

  /** Which part of the known time it worked, 0 to 1; empty when nothing is known. */
  OptionalDouble working() {
    Duration working = length(StripState.OK).plus(length(StripState.WATCH));
    return ratio(working, known());
  }

  private static OptionalDouble ratio(Duration part, Duration whole) {
    return whole.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) part.toMillis() / whole.toMillis());
  }

  /** The worst of what is known; what happened in one minute must not vanish in its hour. */
  StripState worst() {
    for (StripState state : List.of(StripState.FAILED, StripState.STOPPED, StripState.WATCH)) {
      if (!length(state).isZero()) {
        return state;
      }
    }
    double known = ratio(known(), total()).orElse(0);
    return known < KNOWN_ENOUGH ? StripState.UNKNOWN : StripState.OK;
  }
}
