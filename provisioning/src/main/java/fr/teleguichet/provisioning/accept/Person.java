package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.access.AccessMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.provisioning.trouble.Trouble;

/**
 * The person in front of the unit. Every method throws {@link Trouble} when nobody answers any
 * more.
 */
public interface Person {

  /**
   * Asks whether a peripheral works.
   *
   * @param measured what the machine itself found
   */
  Answer.OfPeripheral judge(Peripheral peripheral, Finding measured) throws Trouble;

  /** Asks for a measure. */
  Answer.OfMeasure measure(AccessMeasure measure) throws Trouble;
}
