package fr.teleguichet.fleet.sparkplug;

/**
 * The most that one kiosk may send: more than any needs, and too little to crowd out the others.
 *
 * @param devices devices that are followed
 * @param metrics metrics without a column of their own, those of all its births in a day together
 * @param bytesPerMinute what is read in a minute
 * @param valuesPerSecond reports and values without a column that are stored in a second
 */
record NodeLimits(int devices, int metrics, long bytesPerMinute, int valuesPerSecond) {
  public NodeLimits {
    if (devices < 1 || metrics < 1 || bytesPerMinute < 1 || valuesPerSecond < 1) {
      throw new IllegalArgumentException("every kiosk must be allowed at least one of each");
    }
  }
}
