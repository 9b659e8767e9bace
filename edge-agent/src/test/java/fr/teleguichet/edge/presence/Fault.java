package fr.teleguichet.edge.presence;

import fr.teleguichet.edge.presence.Trace.Change;
import fr.teleguichet.edge.presence.Trace.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sensor that fails.
 *
 * @param value what it says from then on: an active value, 0 or {@link Trace#NONE}, or silence
 */
record Fault(Source source, Duration from, int value) {

  /** The same day with this fault. */
  Trace in(Trace day) {
    List<Change> changes = new ArrayList<>();
    boolean failed = false;
    for (Change change : day.changes()) {
      boolean later = change.at().compareTo(from) >= 0;
      if (later && !failed) {
        changes.add(new Change(from, source, value));
        failed = true;
      }
      if (!later || change.source() != source) {
        changes.add(change);
      }
    }
    return new Trace(day.length(), changes);
  }
}
