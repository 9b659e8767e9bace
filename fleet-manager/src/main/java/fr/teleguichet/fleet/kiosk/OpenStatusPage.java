package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.kiosk.FleetSnapshot.Entry;
import fr.teleguichet.fleet.kiosk.StatusBroadcastRound.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one open page has been shown, and so what it must be told. Belongs to the live thread. */
final class OpenStatusPage {

  /** Figures and ages may be this much behind; words may not. */
  private static final Duration CALM = Duration.ofSeconds(5);

  private final StatusBroadcastRound.View view;
  private long seen;
  private Instant toldAt;
  private Set<String> names = Set.of();
  private @Nullable Surroundings told;

  /**
   * A page.
   *
   * @param view what it shows, to whom
   * @param seen the revision that the page shows already; a negative number when it shows none
   * @param now when the page opened its stream
   */
  OpenStatusPage(StatusBroadcastRound.View view, long seen, Instant now) {
    this.view = view;
    this.seen = seen;
    this.toldAt = now;
  }

  /** What the page must be told now; empty when it can wait or nothing is different. */
  Optional<StatusStreamMessage> next(StatusBroadcastRound round, Instant now) {
    List<Entry> shown = round.window(view.filter()).shown();
    Surroundings surroundings = round.surroundings(view);
    boolean urgent =
        !surroundings.equals(told) || shown.stream().anyMatch(entry -> entry.spoken() > seen);
    if (!urgent && toldAt.plus(CALM).isAfter(now)) {
      return Optional.empty();
    }
    StatusStreamMessage message = message(round, shown, surroundings);
    if (!surroundings.equals(told)) {
      names = Set.copyOf(surroundings.order());
    }
    told = surroundings;
    seen = round.revision();
    toldAt = now;
    return message.saysNothing() ? Optional.empty() : Optional.of(message);
  }

  private StatusStreamMessage message(
      StatusBroadcastRound round, List<Entry> shown, Surroundings now) {
    Map<String, String> rows = new LinkedHashMap<>();
    Map<String, Long> heard = new LinkedHashMap<>();
    for (Entry entry : shown) {
      if (mustBePrinted(entry)) {
        rows.put(entry.row().address().text(), round.row(entry, view.language()));
      } else {
        entry
            .row()
            .heard()
            .filter(at -> at.isAfter(toldAt))
            .ifPresent(at -> heard.put(entry.row().address().text(), at.getEpochSecond()));
      }
    }
    return new StatusStreamMessage(
        rows,
        told != null && told.order().equals(now.order()) ? null : now.order(),
        told != null && told.summary().equals(now.summary()) ? null : now.summary(),
        told != null && told.markers().equals(now.markers()) ? null : now.markers(),
        heard,
        told != null && told.notices().equals(now.notices()) ? null : now.notices());
  }

  /** A page that was just loaded has its rows already; the script asks for any that it lacks. */
  private boolean mustBePrinted(Entry entry) {
    return entry.changed() > seen
        || (told != null && !names.contains(entry.row().address().text()));
  }
}
