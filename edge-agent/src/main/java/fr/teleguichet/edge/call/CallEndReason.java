package fr.teleguichet.edge.call;

import fr.teleguichet.hardware.text.CodedEnum;

/** Why the kiosk ends a call. */
public enum CallEndReason implements CodedEnum {
  /** The citizen and the adviser have spoken. */
  ENDED,
  /** The citizen does not wait any longer. */
  CANCELLED,
  /** The citizen is passed on to another service. */
  TRANSFERRED,
  /** Picture and sound did not come, or broke off. */
  FAILED
}
