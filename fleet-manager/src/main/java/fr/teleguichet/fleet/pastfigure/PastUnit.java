package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.hardware.text.Worded;

/** What a past figure is counted in. */
public enum PastUnit implements Worded {
  /** So many. */
  COUNT,
  /** So many of so many. */
  SHARE,
  /** Kilograms of carbon dioxide equivalent. */
  KILOGRAMS
}
