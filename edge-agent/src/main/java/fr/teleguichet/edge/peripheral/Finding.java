package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.kiosk.PeripheralReading;

/** What a {@link Probe} saw. */
public sealed interface Finding {

  /** It is there and reads like this. */
  record Present(PeripheralReading reading) implements Finding {}

  /**
   * It is not there.
   *
   * @param reason a keyword such as {@code unplugged}, {@code not-responding}
   */
  record Missing(String reason) implements Finding {}
}
