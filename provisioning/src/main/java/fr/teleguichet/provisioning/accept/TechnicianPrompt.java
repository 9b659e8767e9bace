package fr.teleguichet.provisioning.accept;

import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.provisioning.trouble.TroubleException;

/**
 * The person in front of the unit. Every method throws {@link TroubleException} when nobody answers
 * any more.
 */
public interface TechnicianPrompt {

  /**
   * Asks whether a peripheral works.
   *
   * @param measured what the machine itself found
   */
  TestAnswer.OfPeripheral judge(Peripheral peripheral, PeripheralFinding measured)
      throws TroubleException;

  /** Asks for a measure. */
  TestAnswer.OfMeasure measure(AccessibilityMeasure measure) throws TroubleException;
}
