package fr.teleguichet.hardware.wiring;

/**
 * A pin by both its names, so that a slip in one of them is found.
 *
 * @param bcm the GPIO number, 0 to 27
 * @param position the place on the 40-pin header, 1 to 40
 */
public record Pin(int bcm, int position) {

  /** The last GPIO number of a 40-pin header. */
  public static final int LAST_BCM = 27;

  /** The last place of a 40-pin header. */
  public static final int LAST_POSITION = 40;

  public Pin {
    if (bcm < 0 || bcm > LAST_BCM) {
      throw new IllegalArgumentException("the header has GPIO0 to GPIO27, not GPIO" + bcm);
    }
    if (position < 1 || position > LAST_POSITION) {
      throw new IllegalArgumentException("the header has pins 1 to 40, not " + position);
    }
  }

  @Override
  public String toString() {
    return "GPIO" + bcm + " (pin " + position + ")";
  }
}
