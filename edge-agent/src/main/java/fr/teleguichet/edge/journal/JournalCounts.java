package fr.teleguichet.edge.journal;

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

  /** Records that the fleet has not acknowledged. */
  public long recordsWaiting() {
    return lastNumber - acknowledged;
  }
}
