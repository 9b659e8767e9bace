package fr.teleguichet.edge.peripheral.scan;

/** What became of a scan. */
public sealed interface ScanOutcome {

  /**
   * A page, which the receiver closes.
   *
   * @param source where its paper lay, and still lies or was laid out
   */
  record Scanned(ScannedPage page, ScanSource source) implements ScanOutcome {}

  /** Somebody else scans, or the lamp is warming up; it may be tried again. */
  record Busy() implements ScanOutcome {}

  /**
   * No page came.
   *
   * @param reason a keyword
   */
  record Failed(String reason) implements ScanOutcome {}
}
