package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.board.FittedPeripheral;

/** Exercises peripherals, as far as a machine can without a person. */
public interface Trial {

  /** Looks whether the peripheral is there, and makes it do something if it can. */
  Finding exercise(FittedPeripheral fitted);
}
