package fr.teleguichet.edge.presence;

/**
 * One measurement of the distance sensor.
 *
 * @param status what it is worth
 * @param millimetres the distance, with a meaning only when the status is valid
 */
record DistanceMeasurement(Status status, int millimetres) {

  /**
   * As the device codes it in the low five bits of its result (UM2356, range status: a hardware
   * failure is one of the laser or of its supply).
   */
  enum Status {
    VALID,
    /** Too much spread: mostly light from outside. */
    NOISY,
    /** Too little light came back: nothing is there, or it is black. */
    NO_TARGET,
    /** Beyond what the mode can tell from a near one, such as a wall behind glass. */
    WRAPPED,
    /** The device failed, its laser above all; it says so of its first measurement as well. */
    FAULT;

    static Status of(int code) {
      return switch (code) {
        case 9 -> VALID;
        case 6 -> NOISY;
        case 4, 5, 8 -> NO_TARGET;
        case 7, 12 -> WRAPPED;
        default -> FAULT;
      };
    }
  }

  /** Whether it is one; a device that only says that it failed does not measure. */
  boolean isMeasured() {
    return status != Status.FAULT;
  }
}
