package fr.teleguichet.fleet.kiosk.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One thing over the days.
 *
 * @param device the peripheral's device id; empty for the kiosk itself
 * @param window the days
 * @param segments how it was, from the first instant until now
 */
public record Timeline(String device, TimelineWindow window, List<TimelineSegment> segments) {

  private static final int WORST = 3;

  public Timeline {
    segments = List.copyOf(segments);
  }

  /**
   * A part of the drawing: one troubled hour, or several calm ones.
   *
   * @param x the hours before it
   * @param hours how many hours it spans
   * @param share what is in it
   */
  public record Bar(
      long x,
      long hours,
      Instant from,
      Instant to,
      TimelineState state,
      TimelineStateShares share) {}

  /** What is drawn, from the first hour to the present one. */
  public List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    Instant now = window.now();
    long x = 0;
    for (Instant hour = window.from(); hour.isBefore(now); hour = hour.plus(Duration.ofHours(1))) {
      Instant end = TimelineSegment.earlier(hour.plus(Duration.ofHours(1)), now);
      TimelineStateShares share = TimelineStateShares.of(segments, hour, end);
      TimelineState state = share.worst();
      boolean calm = state == TimelineState.OK || state == TimelineState.UNKNOWN;
      if (calm && !bars.isEmpty() && bars.getLast().state() == state) {
        Bar last = bars.removeLast();
        bars.add(
            new Bar(
                last.x(),
                last.hours() + 1,
                last.from(),
                end,
                state,
                TimelineStateShares.of(segments, last.from(), end)));
      } else {
        bars.add(new Bar(x, 1, hour, end, state, share));
      }
      x++;
    }
    return bars;
  }

  /** Whether it tells more than that nothing happened; the kiosk's own always does. */
  public boolean tells() {
    return device.isEmpty() || !worst().isEmpty();
  }

  /** All of the time together. */
  public TimelineStateShares whole() {
    return TimelineStateShares.of(segments, window.from(), window.now());
  }

  /** One of the days. */
  public TimelineStateShares day(TimelineWindow.Day day) {
    return TimelineStateShares.of(
        segments, day.from(), TimelineSegment.earlier(day.to(), window.now()));
  }

  /** The worst stretches: failures before stops before warnings, the longest first. */
  public List<TimelineSegment> worst() {
    return segments.stream()
        .filter(it -> it.state() != TimelineState.OK && it.state() != TimelineState.UNKNOWN)
        .sorted(
            Comparator.comparing(TimelineSegment::state)
                .reversed()
                .thenComparing(TimelineSegment::length, Comparator.reverseOrder()))
        .limit(WORST)
        .toList();
  }
}
