package fr.teleguichet.edge.link;

import java.time.Duration;

/**
 * How much is sent and kept.
 *
 * @param recordRows the most records under way without acknowledgement
 * @param recordBytes the most bytes of records under way; one record alone may be larger
 * @param acknowledgeWithin how long to wait for an acknowledgement before sending again; doubles
 *     with each silence, up to sixteen times
 * @param sampleEvery how often the measures are stored while the link is away
 * @param historyPerSecond the most stored reports sent in a second
 */
public record FlowLimits(
    int recordRows,
    int recordBytes,
    Duration acknowledgeWithin,
    Duration sampleEvery,
    int historyPerSecond) {

  /** 200 records or 32 KiB under way, 10 s for an answer, a stored report each 30 s. */
  public static final FlowLimits STANDARD =
      new FlowLimits(200, 32 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), 10);

  public FlowLimits {
    if (recordRows < 1 || recordBytes < 1 || historyPerSecond < 1) {
      throw new IllegalArgumentException(
          recordRows
              + " rows, "
              + recordBytes
              + " bytes and "
              + historyPerSecond
              + " reports a second must each be at least 1");
    }
    if (!acknowledgeWithin.isPositive() || !sampleEvery.isPositive()) {
      throw new IllegalArgumentException(
          "the times " + acknowledgeWithin + " and " + sampleEvery + " must be above zero");
    }
  }
}
