package fr.teleguichet.edge.presence;

import java.time.Duration;

/** How long a sensor has seen somebody whom nobody else noticed. */
final class UncorroboratedDetectionTimer {

  /** So long is no accident; times in which it sees nobody count back. */
  static final Duration TOO_LONG = Duration.ofMinutes(20);

  /** The same where it is the only sensor, and nothing but touch can agree. */
  static final Duration ONLY = Duration.ofMinutes(50);

  /** The same for one that has not once said nobody in all that time, as people and curtains do. */
  static final Duration UNBROKEN = Duration.ofMinutes(8);

  private Duration total = Duration.ZERO;
  private Duration unbroken = Duration.ZERO;

  /** For this long it saw somebody, and nobody else did. */
  void alone(Duration passed) {
    total = total.plus(passed);
    unbroken = unbroken.plus(passed);
  }

  /** For this long it saw nobody. */
  void quiet(Duration passed) {
    total = total.minus(passed).isNegative() ? Duration.ZERO : total.minus(passed);
  }

  /** It said nobody, if only for a moment. */
  void broken() {
    unbroken = Duration.ZERO;
  }

  void forget() {
    total = Duration.ZERO;
    unbroken = Duration.ZERO;
  }

  /**
   * Whether that is no accident.
   *
   * @param only whether there is no other sensor to ask
   */
  boolean isTooLong(boolean only) {
    return only
        ? total.compareTo(ONLY) >= 0
        : total.compareTo(TOO_LONG) >= 0 || unbroken.compareTo(UNBROKEN) >= 0;
  }
}
