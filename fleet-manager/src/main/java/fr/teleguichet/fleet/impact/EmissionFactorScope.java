package fr.teleguichet.fleet.impact;

import fr.teleguichet.hardware.text.CodedEnum;

/** What of a vehicle's life an emission factor covers. Its codes are in frozen parameters. */
public enum EmissionFactorScope implements CodedEnum {
  /** Driving alone: fuel or electricity, from its source to the wheel. */
  USE,
  /** Driving, and the vehicle's making spread over its life. */
  FULL
}
