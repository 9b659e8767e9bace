package fr.teleguichet.swarm.journal;

import java.util.Arrays;
import java.util.UUID;

/**
 * The numbered records of one kiosk and their go-back-N delivery.
 *
 * <pre>
 *   1 … acknowledged │ … sent │ … written
 *        forgotten     in flight   waiting
 * </pre>
 *
 * <p>At most a window's worth of rows is in flight. A new birth, or too long a silence, goes back
 * to the first row that is not acknowledged. Confined to one event loop.
 */
public final class Journal {

  private static final int MAX_PATIENCE_LENGTH = 8;

  private final UUID id;
  private final JournalPlan plan;
  private long[] occurred = new long[4];
  private long written;
  private long acknowledged;
  private long sent;
  private long everSent;
  private long waitingSince;
  private int patience = 1;

  /** An empty journal. */
  public Journal(UUID id, JournalPlan plan) {
    this.id = id;
    this.plan = plan;
  }

  /** The journal's id. */
  public UUID id() {
    return id;
  }

  /** The number of the last record written. */
  public long written() {
    return written;
  }

  /** Up to which number the host has everything. */
  public long acknowledged() {
    return acknowledged;
  }

  /**
   * Writes the next record.
   *
   * @param millis when it happened, milliseconds since 1970 UTC
   * @return false when the journal is full, and nothing was written
   */
  public boolean write(long millis) {
    int kept = (int) (written - acknowledged);
    if (kept >= plan.capacity()) {
      return false;
    }
    if (kept == occurred.length) {
      grow();
    }
    written++;
    occurred[slot(written)] = millis;
    return true;
  }

  /** When this record happened; only for records that are not yet acknowledged. */
  public long occurred(long number) {
    if (number <= acknowledged || number > written) {
      throw new IllegalArgumentException(
          "record " + number + " is not within " + (acknowledged + 1) + " and " + written);
    }
    return occurred[slot(number)];
  }

  /** How many rows may go out now: 0, or up to a batch. */
  public int sendable() {
    long last = Math.min(written, acknowledged + plan.window());
    return Math.clamp(last - sent, 0, plan.batch());
  }

  /**
   * Marks the next rows as sent.
   *
   * @param nanos now
   * @return the rows, at least one
   */
  public RecordBatch take(long nanos) {
    int number = sendable();
    if (number == 0) {
      throw new IllegalStateException("no row may be sent now");
    }
    if (sent == acknowledged) {
      waitingSince = nanos;
    }
    long first = sent + 1;
    sent += number;
    int again = Math.clamp(everSent - first + 1, 0, number);
    everSent = Math.max(everSent, sent);
    return new RecordBatch(first, number, again);
  }

  /** The host says that it has committed this journal up to here. */
  public Acknowledgement acknowledge(UUID journal, long upTo, long nanos) {
    if (!journal.equals(id) || upTo > everSent) {
      return new Acknowledgement.Strange();
    }
    if (upTo <= acknowledged) {
      return new Acknowledgement.Stale();
    }
    var released =
        new Acknowledgement.Released((int) (upTo - acknowledged), occurred(acknowledged + 1));
    acknowledged = upTo;
    // After going back, the host may confirm rows that the new round has not reached yet.
    sent = Math.max(sent, acknowledged);
    waitingSince = nanos;
    patience = 1;
    return released;
  }

  /** Goes back to the first row that is not acknowledged if the host was silent for too long. */
  public void expire(long nanos) {
    boolean silent =
        sent > acknowledged && nanos - waitingSince > patience * plan.patience().toNanos();
    if (silent) {
      sent = acknowledged;
      patience = Math.min(patience * 2, MAX_PATIENCE_LENGTH);
    }
  }

  /** Goes back to the first row that is not acknowledged, as after a birth. */
  public void rewind() {
    sent = acknowledged;
    patience = 1;
  }

  private void grow() {
    long[] larger = new long[Math.min(occurred.length * 2, plan.capacity())];
    for (long number = acknowledged + 1; number <= written; number++) {
      larger[(int) (number % larger.length)] = occurred[slot(number)];
    }
    occurred = larger;
  }

  private int slot(long number) {
    return (int) (number % occurred.length);
  }

  @Override
  public String toString() {
    return "journal %s: %d written, %d sent, %d acknowledged, %s"
        .formatted(id, written, sent, acknowledged, Arrays.toString(occurred));
  }
}
