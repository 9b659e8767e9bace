package fr.teleguichet.edge.peripheral.scan;

/**
 * How to scan.
 *
 * @param dpi dots per inch, 75 to 600
 */
public record ScanRequest(int dpi, boolean inColour) {

  /** Enough to see whether the scanner works. */
  public static final ScanRequest TEST = new ScanRequest(75, false);

  /** What an adviser can read. */
  public static final ScanRequest DOCUMENT = new ScanRequest(200, true);

  public ScanRequest {
    if (dpi < 75 || dpi > 600) {
      throw new IllegalArgumentException(dpi + " dpi is not within 75 and 600");
    }
  }
}
