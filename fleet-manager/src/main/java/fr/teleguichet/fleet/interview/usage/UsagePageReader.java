package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.interview.HeldInterviewCountReader;
import fr.teleguichet.fleet.interview.InterviewOutcomeCounts;
import fr.teleguichet.fleet.interview.MonthRange;
import fr.teleguichet.fleet.interview.PresenceRepository;
import fr.teleguichet.fleet.interview.UsageFiguresViewModel;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageReader;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.telemetry.RetentionSettings;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together what the page of usage shows. */
@Singleton
final class UsagePageReader {

  private final Database database;
  private final UsageReader figures;
  private final HeldInterviewCountReader held;
  private final InterviewRepository interviews;
  private final PresenceRepository presence;
  private final RetentionSettings retention;
  private final AnnualisedSiteUsageCalculator benchmark;
  private final VisibleSites sites;
  private final List<ChartAnnotationSource> sources;
  private final Clock clock;

  UsagePageReader(
      Database database,
      UsageReader figures,
      HeldInterviewCountReader held,
      InterviewRepository interviews,
      PresenceRepository presence,
      RetentionSettings retention,
      AnnualisedSiteUsageCalculator benchmark,
      VisibleSites sites,
      List<ChartAnnotationSource> sources,
      Clock clock) {
    this.database = database;
    this.figures = figures;
    this.held = held;
    this.interviews = interviews;
    this.presence = presence;
    this.retention = retention;
    this.benchmark = benchmark;
    this.sites = sites;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /** All of one moment: what a kiosk reports meanwhile is in none of the figures. */
  UsagePageViewModel read(
      UsageQuery query, ComparisonPeriod comparison, Scope scope, LocalizedText text) {
    return database.snapshot(() -> page(query, comparison, scope, text));
  }

  private UsagePageViewModel page(
      UsageQuery query, ComparisonPeriod comparison, Scope scope, LocalizedText text) {
    UsageFiguresViewModel base = figures.page(query, scope);
    MonthRange compared = comparison.of(query.months());
    InterviewFilter filter = filter(query, scope);
    return new UsagePageViewModel(
        base,
        comparison,
        figures.months(query.in(compared), scope),
        held.firstMonth().filter(it -> it.isAfter(compared.first())),
        details(filter, query, base.usage().total()),
        query.service().isAll() ? benchmark.rows(base.usage(), sites.in(scope)) : List.of(),
        benchmark.bands(),
        marks(query, filter.sites(), text),
        figures.late(query, scope));
  }

  /** The interviews that are asked for, as far as somebody may see them. */
  InterviewFilter filter(UsageQuery query, Scope scope) {
    return InterviewFilter.of(query, sites.in(scope), scope.isWholeFleet());
  }

  private SingleInterviewFigures details(
      InterviewFilter filter, UsageQuery query, InterviewOutcomeCounts total) {
    InterviewFilter held = filter.with(Optional.of("held"));
    return new SingleInterviewFigures(
        oldest(),
        interviews.hours(filter),
        interviews.waits(held),
        interviews.lengths(held),
        query.service().isAll() ? Optional.of(funnel(filter, query, total)) : Optional.empty());
  }

  private PresenceFunnel funnel(
      InterviewFilter filter, UsageQuery query, InterviewOutcomeCounts total) {
    PresenceRepository.Counted counted = presence.count(query.months(), filter.sites());
    return new PresenceFunnel(
        counted.passers(),
        counted.visits(),
        areUsesKept(query.months().first()) ? counted.sessions() : OptionalLong.empty(),
        total.held() + total.lost(),
        total.held());
  }

  /** Of uses no sums of months are kept: of months that have gone in part they would tell less. */
  private boolean areUsesKept(YearMonth first) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
    return !first.atDay(1).isBefore(retention.interviewsSince(today));
  }

  /** The day of the oldest interview that is kept one by one. */
  Optional<LocalDate> oldest() {
    return interviews
        .oldest()
        .map(it -> it.atOffset(ZoneOffset.UTC).atZoneSameInstant(LocalizedText.ZONE).toLocalDate());
  }

  private List<ChartAnnotation> marks(
      UsageQuery query, Optional<List<Integer>> sites, LocalizedText text) {
    return sources.stream()
        .flatMap(
            source ->
                source
                    .between(
                        query.months().first().atDay(1),
                        query.months().last().atEndOfMonth(),
                        sites,
                        text)
                    .stream())
        .sorted(Comparator.comparing(ChartAnnotation::day).reversed())
        .toList();
  }

  /** The name of each site that somebody may see, by its row. */
  List<Site> visible(Scope scope) {
    return sites.in(scope);
  }

  String service(String code, LocalizedText text) {
    return figures.service(new ServiceCode(code), text);
  }
}
