package fr.teleguichet.fleet.kiosk.timeline;

import fr.teleguichet.fleet.kiosk.KioskRow;

/**
 * A kiosk and its availability, in words.
 *
 * @param month how much of the known time of thirty days it was reached; a dash where none is
 * @param year the same of 365 days
 */
public record KioskAvailabilityText(KioskRow kiosk, String month, String year) {}
