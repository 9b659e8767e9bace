package fr.teleguichet.fleet.update.drift;

/**
 * A kiosk, and what it got from here.
 *
 * @param kiosk its id in updates
 * @param installed the number of the distribution that it has; 0 where it is not known
 */
public record KioskInstalledDistribution(String kiosk, String territory, int installed) {}
