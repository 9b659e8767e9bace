package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageBands;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageFigures.Place;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.SiteDirectory;
import fr.teleguichet.fleet.web.page.LocalizedText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much each site is used, as if its kiosks were used so for a year: interviews held, by kiosks
 * that stand there now, times 365.25 by the days of the period until today.
 */
@Singleton
final class UsageBenchmark {

  private static final double YEAR = 365.25;

  private final SiteDirectory directory;
  private final UsageBands bands;
  private final Clock clock;

  UsageBenchmark(SiteDirectory directory, UsageBands bands, Clock clock) {
    this.directory = directory;
    this.bands = bands;
    this.clock = clock;
  }

  UsageBands bands() {
    return bands;
  }

  /** The sites that have a kiosk, the least used first. */
  List<UsageRate> rows(UsageFigures usage, List<Site> sites) {
    Map<SiteCode, Long> held = new HashMap<>();
    for (Place place : usage.places()) {
      place.where().code().ifPresent(code -> held.put(code, place.total().held()));
    }
    long days = days(usage.filter().months());
    return sites.stream()
        .filter(site -> usage.filter().site().wants(site.code()))
        .filter(site -> kiosks(site) > 0)
        .map(site -> row(site, held.getOrDefault(site.code(), 0L), days))
        .sorted(Comparator.comparingDouble(UsageRate::yearly).thenComparing(UsageRate::name))
        .toList();
  }

  private UsageRate row(Site site, long held, long days) {
    double yearly = held * YEAR / days / kiosks(site);
    return new UsageRate(site.name(), site.code(), held, kiosks(site), yearly, bands.of(yearly));
  }

  private long kiosks(Site site) {
    return directory.now().kiosksAt(site).stream()
        .filter(kiosk -> !directory.now().planned().contains(kiosk))
        .count();
  }

  /** The days of the months up to today, 1 or more. */
  private long days(MonthRange months) {
    LocalDate today = clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
    LocalDate end = months.last().atEndOfMonth();
    return Math.max(
        1, ChronoUnit.DAYS.between(months.first().atDay(1), end.isBefore(today) ? end : today) + 1);
  }
}
