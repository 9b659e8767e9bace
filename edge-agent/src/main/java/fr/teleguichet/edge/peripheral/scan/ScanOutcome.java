package fr.teleguichet.edge.peripheral.scan;

/** What became of a scan. */
public sealed interface ScanOutcome {

  /** A page, which the receiver closes. */
  record Scanned(ScannedPage page) implements ScanOutcome {}

  /** Somebody else scans, or the lamp is warming up; it may be tried again. */
  record Busy() implements ScanOutcome {}

  /**
   * No page came.
   *
   * @param reason a keyword
   */
  record Failed(String reason) implements ScanOutcome {}
}
