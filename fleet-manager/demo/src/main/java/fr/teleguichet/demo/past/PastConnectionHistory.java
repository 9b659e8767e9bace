package fr.teleguichet.demo.past;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How the connection of a kiosk was, from its installation to where its real life begins.
 *
 * @param changes what it became, by when
 * @param present when its made-up life ends
 */
record PastConnectionHistory(NavigableMap<Instant, Change> changes, Instant present) {

  /**
   * A change.
   *
   * @param link the word of the table
   * @param reason why it stopped; empty for none
   */
  record Change(String link, String reason) {}

  /**
   * How long it was reached in a month that is over.
   *
   * @param connected seconds in which it was reached
   * @param known seconds of which anything is known
   */
  record Sum(YearMonth month, long connected, long known) {}

  private static final Change CONNECTED = new Change("connected", "");

  static PastConnectionHistory of(
      Instant installed, Instant present, List<PastIncident> incidents) {
    NavigableMap<Instant, Change> changes = new TreeMap<>();
    changes.put(installed, CONNECTED);
    changes.put(present, new Change("stopped", "update"));
    for (PastIncident incident : incidents) {
      switch (incident) {
        case PastIncident.Lost lost -> put(changes, lost, new Change("lost", ""));
        case PastIncident.Stopped stopped ->
            put(changes, stopped, new Change("stopped", stopped.reason()));
        case PastIncident.Peripheral _ -> {}
      }
    }
    return new PastConnectionHistory(changes, present);
  }

  private static void put(
      NavigableMap<Instant, Change> changes, PastIncident incident, Change change) {
    changes.putIfAbsent(incident.begun(), change);
    changes.putIfAbsent(incident.ended(), CONNECTED);
  }

  /** Its months, as the manager adds them up; the one that is under way is the manager's. */
  List<Sum> months() {
    List<Sum> months = new ArrayList<>();
    YearMonth current = YearMonth.from(present.atZone(PastGenerator.PLACE));
    YearMonth month = YearMonth.from(changes.firstKey().atZone(PastGenerator.PLACE));
    for (; month.isBefore(current); month = month.plusMonths(1)) {
      months.add(sum(month, begin(month), begin(month.plusMonths(1))));
    }
    return months;
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(PastGenerator.PLACE).toInstant();
  }

  private Sum sum(YearMonth month, Instant from, Instant to) {
    Duration connected = Duration.ZERO;
    Duration known = Duration.ZERO;
    for (Map.Entry<Instant, Change> change : changes.entrySet()) {
      Map.Entry<Instant, Change> next = changes.higherEntry(change.getKey());
      Instant begin = later(change.getKey(), from);
      Instant end = next == null || next.getKey().isAfter(to) ? to : next.getKey();
      if (begin.isBefore(end)) {
        Duration length = Duration.between(begin, end);
        boolean isConnected = change.getValue().equals(CONNECTED);
        // Whoever connects again without having gone was silent, nobody knows since when.
        boolean isSilent = isConnected && next != null && next.getValue().equals(CONNECTED);
        known = isSilent ? known : known.plus(length);
        connected = isConnected && !isSilent ? connected.plus(length) : connected;
      }
    }
    return new Sum(month, connected.toSeconds(), known.toSeconds());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
