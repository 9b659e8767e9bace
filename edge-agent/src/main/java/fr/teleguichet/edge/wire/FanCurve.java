package fr.teleguichet.edge.wire;

import java.util.OptionalDouble;

/**
 * How fast the fan turns at which temperature of the processor. It follows a rise at once and a
 * fall only {@value #HYSTERESIS} °C later, so that it does not hunt around a threshold. A Raspberry
 * Pi 5 throttles from 80 °C (Raspberry Pi documentation, "Frequency management and thermal
 * control").
 */
final class FanCurve {

  /** Below this, in °C, the fan stands still. */
  static final double START = 50;

  /** From this, in °C, it turns as fast as it can. */
  static final double FULL = 75;

  /** How much cooler, in °C, it must get before the fan slows down. */
  static final double HYSTERESIS = 6;

  /** The slowest duty in percent at which a fan surely turns. */
  static final int SLOWEST = 30;

  private int duty;

  /** The duty in percent, 0 or {@value #SLOWEST} to 100; without a temperature full speed. */
  int follow(OptionalDouble celsius) {
    if (celsius.isEmpty()) {
      duty = 100;
      return duty;
    }
    int rising = at(celsius.getAsDouble());
    int falling = at(celsius.getAsDouble() + HYSTERESIS);
    duty = Math.max(rising, Math.min(duty, falling));
    return duty;
  }

  private static int at(double celsius) {
    if (celsius < START) {
      return 0;
    }
    double part = Math.min(1, (celsius - START) / (FULL - START));
    return (int) Math.round(SLOWEST + part * (100 - SLOWEST));
  }
}
