package fr.teleguichet.hardware.wiring;

import fr.teleguichet.hardware.text.Slug;
import fr.teleguichet.hardware.text.TextLine;

/**
 * One thing fed from the header, or grounded there. Several may share a pin: the wire then goes to
 * a distribution block.
 *
 * @param position the header's pin, 1 to 40
 * @param milliamps the most it takes; 0 for a ground
 * @param terminal where the wire ends
 */
public record SupplyConnection(
    Slug id,
    TextLine purpose,
    Rail rail,
    int position,
    int milliamps,
    TextLine terminal,
    TextLine colour) {

  /** More than a 5 V supply of 5 A can give. */
  public static final int MAX_MILLIAMPS = 5_000;

  public SupplyConnection {
    if (position < 1 || position > Pin.LAST_POSITION) {
      throw new IllegalArgumentException("the header has pins 1 to 40, not " + position);
    }
    if (milliamps < 0 || milliamps > MAX_MILLIAMPS) {
      throw new IllegalArgumentException("a supply gives 0 to 5,000 mA, not " + milliamps);
    }
  }
}
