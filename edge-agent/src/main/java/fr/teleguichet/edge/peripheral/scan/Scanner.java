package fr.teleguichet.edge.peripheral.scan;

import java.io.IOException;

/** A scanner. Every method waits for the device, so it is called on a thread that may. */
public interface Scanner {

  /**
   * How it is doing.
   *
   * @throws IOException when it does not tell; the message is a short reason
   */
  ScannerStatus status() throws IOException, InterruptedException;

  /**
   * Scans a page: of what lies in the feeder when something does, and of the glass otherwise.
   *
   * @throws IOException when the scanner can't be talked to
   */
  ScanOutcome scan(ScanRequest request) throws IOException, InterruptedException;

  /**
   * Has it discard what it still keeps of pages.
   *
   * @return whether it keeps none
   * @throws IOException when it does not tell
   */
  boolean discard() throws IOException, InterruptedException;

  /** Scans coarsely, wipes the picture, and tells how large it was. */
  default ScanOutcome testScan() throws IOException, InterruptedException {
    ScanOutcome outcome = scan(ScanRequest.TEST);
    if (outcome instanceof ScanOutcome.Scanned(ScannedPage page, _)) {
      page.close();
    }
    return outcome;
  }
}
