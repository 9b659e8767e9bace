package fr.teleguichet.edge.journal;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.protocol.Value;
import java.util.Map;

/**
 * What the journal holds.
 *
 * @param lastNumber the number of the latest record, 0 when there was none yet
 * @param acknowledged the highest number that the fleet has for good, 0 for none
 * @param oldest the lowest number of a record that is here, acknowledged or not; the next number
 *     when there is none
 * @param reportsWaiting reports stored and not yet sent
 * @param reportsDropped reports that gave way to the bound in bytes, since the journal was made
 * @param bytes what the file and its write-ahead log take on disk
 */
public record JournalCounts(
    long lastNumber,
    long acknowledged,
    long oldest,
    long reportsWaiting,
    long reportsDropped,
    long bytes) {

  private static final int MEBIBYTE = 1 << 20;

  /** Records that the fleet has not acknowledged. */
  public long recordsWaiting() {
    return lastNumber - acknowledged;
  }

  /** The same as measures of the kiosk. */
  public Map<HealthMetric, Value> measures() {
    return Map.of(
        HealthMetric.JOURNAL_WAITING, Value.of(recordsWaiting()),
        HealthMetric.JOURNAL_SIZE, Value.of((double) bytes / MEBIBYTE),
        HealthMetric.JOURNAL_DROPPED, Value.of(reportsDropped));
  }
}
