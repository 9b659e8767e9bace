package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.site.Site;
import java.util.Optional;

/**
 * How much a site was used.
 *
 * @param use that of the last twelve months, this one included
 * @param band none where it is too early to say
 * @param aim how many interviews per kiosk and year are aimed at
 */
public record SiteUsage(Site site, InterviewsPerKioskRate use, Optional<UsageBand> band, int aim) {}
