package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.PeripheralState;

/** What a {@link Probe} saw. */
public sealed interface ProbeFinding {

  /** Something is there, or should be, and does not do what it is for. */
  static ProbeFinding failed(String reason) {
    return new Present(new PeripheralReading(PeripheralState.ERROR, reason, ""));
  }

  /** It is there and reads like this. */
  record Present(PeripheralReading reading) implements ProbeFinding {}

  /**
   * It is not there.
   *
   * @param reason a keyword such as {@code unplugged}, {@code not-responding}
   */
  record Missing(String reason) implements ProbeFinding {}
}
