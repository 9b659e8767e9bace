package fr.teleguichet.hardware.protocol;

/**
 * How much of a payload is read: a longer one is refused, and a metric over a limit is left out.
 *
 * @param bytes largest encoded payload
 * @param metrics most metrics of a payload that are read
 * @param rows most rows in one data set
 * @param columns most columns in one data set
 * @param nameLength longest metric, property or column name, in characters
 * @param textLength longest text value, in characters
 */
public record PayloadLimits(
    int bytes, int metrics, int rows, int columns, int nameLength, int textLength) {

  /** What a kiosk and the fleet manager accept: a birth of ours is below 10 KiB. */
  public static final PayloadLimits STANDARD =
      new PayloadLimits(256 * 1024, 2_000, 2_000, 64, 256, 64 * 1024);

  public PayloadLimits {
    if (bytes < 1 || metrics < 1 || rows < 1 || columns < 1 || nameLength < 1 || textLength < 1) {
      throw new IllegalArgumentException("every limit must be at least 1");
    }
  }
}
