package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.InterviewsPerKioskRate;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageBandThresholds;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader;
import fr.teleguichet.fleet.kiosk.timeline.ConnectionMonthReader.AtSite;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much each site is used, as if its kiosks were used so for a year: interviews held, by the
 * months in which its kiosks were in service, times twelve, as the report has it of the network.
 */
@Singleton
final class AnnualisedSiteUsageCalculator {

  private final ConnectionMonthReader connections;
  private final UsageBandThresholds bands;

  AnnualisedSiteUsageCalculator(ConnectionMonthReader connections, UsageBandThresholds bands) {
    this.connections = connections;
    this.bands = bands;
  }

  UsageBandThresholds bands() {
    return bands;
  }

  /**
   * The sites that had a kiosk in service, the least used first, and after them those of which it
   * is too early to say.
   */
  List<SiteUsageRate> rows(UsageFigures usage, List<Site> sites) {
    Map<SiteCode, Long> held = new HashMap<>();
    for (Place place : usage.places()) {
      place.where().code().ifPresent(code -> held.put(code, place.total().held()));
    }
    MonthRange months = usage.filter().months();
    Map<Integer, Integer> kioskMonths =
        // Interviews at a site are those of all its kiosks, whosever they are.
        connections.read(months.first(), months.last(), new Scope.Fleet()).inService().stream()
            .collect(Collectors.toMap(AtSite::site, AtSite::kioskMonths));
    return sites.stream()
        .filter(site -> usage.filter().site().wants(site.code()))
        .filter(site -> kioskMonths.containsKey(site.id()))
        .map(
            site ->
                row(
                    site,
                    new InterviewsPerKioskRate(
                        held.getOrDefault(site.code(), 0L),
                        kioskMonths.getOrDefault(site.id(), 0))))
        .sorted(
            Comparator.comparing((SiteUsageRate it) -> it.use().isTooEarly())
                .thenComparingDouble(it -> it.use().yearly())
                .thenComparing(SiteUsageRate::name))
        .toList();
  }

  private SiteUsageRate row(Site site, InterviewsPerKioskRate use) {
    return new SiteUsageRate(site.name(), site.code(), use, bands.of(use));
  }
}
