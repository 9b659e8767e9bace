package fr.teleguichet.edge.reset;

import fr.teleguichet.hardware.text.CodedEnum;

/** How far a factory reset reaches on this machine. */
public enum ResetScope implements CodedEnum {
  /** The image of a kiosk: its start resets everything that is not the system itself. */
  APPLIANCE,
  /**
   * The package on a system of somebody else's: what the agent wrote, and nothing of the system.
   */
  PACKAGE,
  /** A simulated kiosk: nothing at all. */
  SIMULATED
}
