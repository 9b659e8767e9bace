package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.journal.JournalCounts;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;

/** The journal's figures as measures of the kiosk. */
final class JournalMetrics {

  private static final double MEBIBYTE = 1 << 20;

  private JournalMetrics() {}

  static Map<HealthMetric, Value> of(JournalCounts counts) {
    return Map.of(
        HealthMetric.JOURNAL_WAITING, Value.of(counts.recordsWaiting()),
        HealthMetric.JOURNAL_SIZE, Value.of(counts.bytes() / MEBIBYTE),
        HealthMetric.JOURNAL_DROPPED, Value.of(counts.reportsDropped()));
  }
}
