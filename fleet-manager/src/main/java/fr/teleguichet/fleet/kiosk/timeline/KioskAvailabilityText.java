package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.kiosk.KioskRow;

/**
 * A kiosk and its availability, in words.
 *
 * @param month how much of the known time of thirty days it was reached
 * @param year the same of 365 days
 */
public record KioskAvailabilityText(KioskRow kiosk, Share month, Share year) {

  /**
   * A part of the time.
   *
   * @param words a dash where nothing is known
   * @param isBelowTarget whether more was aimed at
   */
  public record Share(String words, boolean isBelowTarget) {}
}
