package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.text.CodedEnum;

/** How much a kiosk is used in a year, as networks compare it. */
public enum UsageBand implements CodedEnum {
  DORMANT,
  LOW,
  INSTALLED,
  STRONG
}
