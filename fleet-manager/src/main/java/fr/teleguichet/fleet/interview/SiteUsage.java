package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.site.Site;

/**
 * How much a site was used.
 *
 * @param held interviews of the last twelve months, this one included
 * @param kiosks how many kiosks stand there, at least one
 * @param aim how many interviews per kiosk and year are aimed at
 */
public record SiteUsage(Site site, long held, int kiosks, UsageBand band, int aim) {

  /** Interviews of one kiosk. */
  public double perKiosk() {
    return (double) held / kiosks;
  }
}
