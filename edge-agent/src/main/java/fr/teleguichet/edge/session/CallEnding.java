package fr.teleguichet.edge.session;

import fr.teleguichet.hardware.text.CodedEnum;

/** How a call ended that the citizen did not end. */
public enum CallEnding implements CodedEnum {
  /** There was nobody who could have answered. */
  NOBODY,
  /** Nobody answered in time, or the adviser could not take the call. */
  UNANSWERED,
  /** The kiosk, the network or the fleet manager failed. */
  FAILED,
  /** The adviser ended it. */
  OVER
}
