package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.board.FittedPeripheral;
import fr.teleguichet.provisioning.trouble.TroubleException;

/** Exercises peripherals, as far as a machine can without a person. */
public interface PeripheralExerciser {

  /**
   * Looks whether the peripheral is there, and makes it do something if it can.
   *
   * @throws TroubleException when the test can't go on before something is mended
   */
  PeripheralFinding exercise(FittedPeripheral fitted) throws TroubleException;

  /** How good the way to the fleet is, in a few words; empty when nobody measured it. */
  default String network() throws TroubleException {
    return "";
  }
}
