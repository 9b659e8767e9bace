package fr.teleguichet.fleet.interview;

import fr.teleguichet.hardware.text.Worded;

/** How much a kiosk is used in a year, as networks compare it. */
public enum UsageBand implements Worded {
  DORMANT,
  LOW,
  INSTALLED,
  STRONG
}
