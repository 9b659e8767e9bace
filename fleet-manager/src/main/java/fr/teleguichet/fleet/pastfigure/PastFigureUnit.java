package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.hardware.text.CodedEnum;

/** What a past figure is counted in. */
public enum PastFigureUnit implements CodedEnum {
  /** So many. */
  COUNT,
  /** So many of so many. */
  SHARE,
  /** Kilograms of carbon dioxide equivalent. */
  KILOGRAMS
}
