package fr.teleguichet.fleet.opendata;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.UsageFigures;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads the years that are published. A year is taken once, when it has been over for long enough
 * that kiosks which were without network are back, and stays as it was taken.
 */
@Singleton
final class OpenDataYearPublisher {

  /** A kiosk keeps its records for forty days without network. */
  private static final Duration GRACE = Duration.ofDays(60);

  /** The most years. */
  private static final int MAX_YEARS = 30;

  private final UsageReader usage;
  private final VisibleSites sites;
  private final Department department;
  private final OpenDataYearRepository table;
  private final InterviewLengthReader lengths;
  private final LocalizedText text;
  private final Clock clock;

  OpenDataYearPublisher(
      UsageReader usage,
      VisibleSites sites,
      Department department,
      OpenDataYearRepository table,
      InterviewLengthReader lengths,
      MessageBundles texts,
      Clock clock) {
    this.usage = usage;
    this.sites = sites;
    this.department = department;
    this.table = table;
    this.lengths = lengths;
    this.text = texts.in(Language.FRENCH);
    this.clock = clock;
  }

  /** The last year that may be published. */
  int last() {
    return clock.instant().minus(GRACE).atZone(LocalizedText.ZONE).getYear() - 1;
  }

  /**
   * Every year that is published, in order, as far as somebody sees it: a part of the network is
   * its sites, of which the same is hidden as of the whole.
   */
  List<OpenDataYear> years(Scope scope) {
    int last = last();
    int first = Math.max(table.first().orElse(last + 1), last - MAX_YEARS + 1);
    List<OpenDataYear> all =
        IntStream.rangeClosed(first, last)
            .mapToObj(this::year)
            .filter(year -> !year.lines().isEmpty())
            .toList();
    if (scope.isWholeFleet()) {
      return all;
    }
    Set<String> seen =
        sites.in(scope).stream().map(Site::code).map(SiteCode::value).collect(Collectors.toSet());
    return all.stream()
        .map(
            year ->
                new OpenDataYear(
                    year.year(),
                    year.lines().stream().filter(line -> seen.contains(line.site())).toList(),
                    List.of()))
        .toList();
  }

  private OpenDataYear year(int year) {
    return table.find(year).orElseGet(() -> table.keep(take(year), clock.instant()));
  }

  private OpenDataYear take(int year) {
    UsageFigures figures =
        usage.read(
            new MonthRange(YearMonth.of(year, Month.JANUARY), YearMonth.of(year, Month.DECEMBER)),
            new Scope.Fleet());
    Map<SiteCode, Site> known =
        sites.in(new Scope.Fleet()).stream()
            .collect(Collectors.toMap(Site::code, Function.identity()));
    return new OpenDataYearFactory(
            figures, known, department, code -> usage.service(code, text), lengths.read(year))
        .year(year);
  }
}
