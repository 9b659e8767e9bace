package fr.teleguichet.fleet.telemetry;

import fr.teleguichet.fleet.sparkplug.HealthReport;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Leaves reports out of the history while more come than can be read and stored, so that records,
 * which come on the same way, do not wait behind them. Of each kiosk one report in a while is kept,
 * and the picture of this moment misses nothing. Belongs to the ingest thread.
 *
 * <p>What piles up before our own queues, at the broker and in the network, shows by the reports'
 * age alone. Clocks of kiosks may be wrong, so only a crowd of them is believed.
 */
final class ReportThinning {

  /** Of each kiosk a report in this time is kept. */
  static final Duration KEEP_EVERY = Duration.ofSeconds(10);

  /** Messages that wait to be read, from which on we are behind, and below which no more. */
  static final int MANY_UNREAD = 2_048;

  private static final int FEW_UNREAD = 256;

  /** Telemetry that waits to be stored, likewise: three full batches, and one. */
  static final int MANY_UNSTORED = 3 * TelemetryQueue.MAX_IN_BATCH;

  private static final int FEW_UNSTORED = TelemetryQueue.MAX_IN_BATCH;

  /** So many reports within a second are a crowd. */
  static final int CROWD = 1_024;

  private static final Duration CROWD_WITHIN = Duration.ofSeconds(1);

  /** Older than this, a report was held up on its way. */
  static final Duration LATE = Duration.ofMillis(400);

  private final Map<NodeAddress, Instant> kept = new HashMap<>();
  private boolean crowdIsLate;
  private boolean queuesAreLong;
  private Instant crowdBegan = Instant.EPOCH;
  private int crowd;
  private int late;

  /** How much waits in our own queues. */
  void observe(int unread, int unstored) {
    if (unread >= MANY_UNREAD || unstored >= MANY_UNSTORED) {
      queuesAreLong = true;
    } else if (unread < FEW_UNREAD && unstored < FEW_UNSTORED) {
      queuesAreLong = false;
    }
  }

  /** Whether the report belongs into the history. */
  boolean admits(HealthReport report, Instant now) {
    if (report.historical()) {
      return true; // it was kept for this, comes slowly, and no later one says the same
    }
    count(report, now);
    if (!crowdIsLate && !queuesAreLong) {
      kept.clear();
      return true;
    }
    Instant before = kept.get(report.node());
    if (before != null && !IngestEventDispatcher.isOver(before, KEEP_EVERY, now)) {
      return false;
    }
    kept.put(report.node(), now);
    return true;
  }

  private void count(HealthReport report, Instant now) {
    crowd++;
    if (Duration.between(report.at(), now).compareTo(LATE) > 0) {
      late++;
    }
    boolean isOver = Duration.between(crowdBegan, now).compareTo(CROWD_WITHIN) > 0;
    if (crowd >= CROWD || isOver) {
      crowdIsLate = !isOver && late > crowd / 2;
      crowdBegan = now;
      crowd = 0;
      late = 0;
    }
  }
}
