package fr.teleguichet.edge.presence;

/**
 * One measurement of the distance sensor.
 *
 * @param status what it is worth
 * @param millimetres the distance, with a meaning only when the status is valid
 */
record Range(Status status, int millimetres) {

  /** As the device codes it in the low five bits of its result (UM2510, range status). */
  enum Status {
    VALID,
    /** Too much spread: mostly light from outside. */
    NOISY,
    /** Too little light came back: nothing is there, or it is black. */
    NO_TARGET,
    /** Beyond what the mode can tell from a near one, such as a wall behind glass. */
    WRAPPED,
    /** The device failed. */
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

  /** Whether something is there up to this distance. */
  boolean isWithin(int limit) {
    return status == Status.VALID && millimetres > 0 && millimetres <= limit;
  }
}
