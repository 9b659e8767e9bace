package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.kiosk.RecentActivityStrip;
import fr.teleguichet.fleet.kiosk.timeline.TimelineSegment.Change;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Thirty days of a kiosk's connection, a word for each. */
final class RecentActivityStripFactory {

  /** A restart or two make no bad day. */
  private static final double GOOD = 0.99;

  private static final double FAIR = 0.75;

  private RecentActivityStripFactory() {}

  static RecentActivityStrip of(
      List<Change> changes, int interviews, TimelineWindow window, LocalizedText text) {
    List<TimelineSegment> segments = TimelineSegment.of(changes, window.from(), window.now());
    List<RecentActivityStrip.Bar> bars = new ArrayList<>();
    Map<TimelineState, Integer> counts = new EnumMap<>(TimelineState.class);
    int at = 0;
    for (TimelineWindow.Day day : window.days()) {
      TimelineState state =
          state(
              TimelineStateShares.of(
                  segments, day.from(), TimelineSegment.earlier(day.to(), window.now())));
      counts.merge(state, 1, Integer::sum);
      int days = 1;
      if (!bars.isEmpty() && bars.getLast().state().equals(state.code())) {
        days += bars.removeLast().days();
      }
      bars.add(new RecentActivityStrip.Bar(at + 1 - days, days, state.code(), state.height()));
      at++;
    }
    return new RecentActivityStrip(at, bars, words(counts, at, text), OptionalInt.of(interviews));
  }

  /** What most of the day was like, told only of a day of which something is known. */
  static TimelineState state(TimelineStateShares day) {
    OptionalDouble working = day.working();
    if (working.isEmpty()) {
      return TimelineState.UNKNOWN;
    }
    if (working.getAsDouble() >= GOOD) {
      return TimelineState.OK;
    }
    if (working.getAsDouble() >= FAIR) {
      return TimelineState.WATCH;
    }
    return day.length(TimelineState.STOPPED).compareTo(day.length(TimelineState.FAILED)) > 0
        ? TimelineState.STOPPED
        : TimelineState.FAILED;
  }

  private static String words(Map<TimelineState, Integer> counts, int days, LocalizedText text) {
    List<String> parts = new ArrayList<>();
    counts.forEach((state, count) -> parts.add(text.say("recent.day." + state.code(), count)));
    return text.say("recent.days", days, String.join(", ", parts));
  }
}
