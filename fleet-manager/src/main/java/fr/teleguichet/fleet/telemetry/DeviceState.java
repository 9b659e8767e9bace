package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.hardware.device.PeripheralMetric;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is known of one device of an edge node; belongs to the ingest thread. */
final class DeviceState {

  private final Map<PeripheralMetric, String> texts = new EnumMap<>(PeripheralMetric.class);
  private boolean present;
  private Instant since = Instant.EPOCH;

  void born(Instant at) {
    if (!present) {
      since = at;
    }
    present = true;
    texts.clear();
  }

  void died(Instant at) {
    if (present) {
      since = at;
    }
    present = false;
  }

  void set(PeripheralMetric metric, String text, Instant at) {
    String before = texts.put(metric, text);
    if (metric == PeripheralMetric.STATE && before != null && !before.equals(text)) {
      since = at;
    }
  }

  boolean present() {
    return present;
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
