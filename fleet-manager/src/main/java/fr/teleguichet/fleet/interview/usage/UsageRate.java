package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.UsageBand;
import fr.teleguichet.fleet.site.SiteCode;

/**
 * How much a site is used, against what networks have.
 *
 * @param held its interviews
 * @param kiosks the kiosks that stand there, 1 or more
 * @param yearly interviews per kiosk and year
 */
public record UsageRate(
    String name, SiteCode code, long held, long kiosks, double yearly, UsageBand band) {}
