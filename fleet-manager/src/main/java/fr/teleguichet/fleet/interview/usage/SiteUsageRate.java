package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.InterviewsPerKioskRate;
import fr.teleguichet.fleet.interview.UsageBand;
import fr.teleguichet.fleet.site.SiteCode;
import java.util.Optional;

/**
 * How much a site is used, against what networks have.
 *
 * @param band none where it is too early to say
 */
public record SiteUsageRate(
    String name, SiteCode code, InterviewsPerKioskRate use, Optional<UsageBand> band) {}
