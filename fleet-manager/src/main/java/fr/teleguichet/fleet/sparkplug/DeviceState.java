package fr.teleguichet.fleet.sparkplug;

import fr.teleguichet.hardware.device.PeripheralMetric;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is known of one device of an edge node; belongs to the ingest thread. */
final class DeviceState {

  private final Map<PeripheralMetric, String> texts = new EnumMap<>(PeripheralMetric.class);
  private boolean present;
  private boolean awaitingBirth;
  private Instant since = Instant.EPOCH;

  void born(Instant at) {
    if (!present) {
      since = at;
    }
    present = true;
    awaitingBirth = false;
    texts.clear();
  }

  /**
   * The node was born, and this device has not been since: it counts as there for the moment that
   * its own birth needs to follow, so that no rebirth looks as if every peripheral had been
   * unplugged.
   */
  void awaitBirth() {
    awaitingBirth = present;
  }

  /** The moment is over. Returns whether the birth never came. */
  boolean giveUpBirth(Instant at) {
    boolean missing = awaitingBirth;
    if (missing) {
      died(at);
    }
    return missing;
  }

  void died(Instant at) {
    if (present) {
      since = at;
    }
    present = false;
    awaitingBirth = false;
    texts.remove(PeripheralMetric.REASONS); // they said why it was not well, not why it is gone
  }

  void set(PeripheralMetric metric, String text, Instant at) {
    String before = texts.put(metric, text);
    if (metric == PeripheralMetric.STATE && before != null && !before.equals(text)) {
      since = at;
    }
  }

  /** Whether it went at this moment or before, and did not come back. */
  boolean isGoneSince(Instant then) {
    return !present && !since.isAfter(then);
  }

  /** Whether its data may be read. */
  boolean isBorn() {
    return present && !awaitingBirth;
  }

  /** The picture at this moment. */
  DeviceView view() {
    return new DeviceView(
        present,
        since,
        texts.getOrDefault(PeripheralMetric.STATE, ""),
        texts.getOrDefault(PeripheralMetric.REASONS, ""),
        texts.getOrDefault(PeripheralMetric.MODEL, ""));
  }
}
