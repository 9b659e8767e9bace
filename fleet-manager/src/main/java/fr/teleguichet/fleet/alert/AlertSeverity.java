package fr.teleguichet.fleet.alert;

import fr.teleguichet.hardware.text.CodedEnum;

/** How soon somebody should see to an alert, soonest first. */
public enum AlertSeverity implements CodedEnum {
  /** Citizens can't be served, or something is being lost. */
  URGENT,
  /** It will not go away by itself. */
  SOON,
  /** Worth knowing. */
  NOTICE
}
