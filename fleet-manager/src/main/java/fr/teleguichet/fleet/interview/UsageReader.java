package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the usage that was asked for. */
@Singleton
public final class UsageReader {

  private final Database database;
  private final InterviewCountReader tables;
  private final SurveyCountReader answers;
  private final SurveyCellDecisionRepository cells;
  private final SurveyChoiceRepository choices;
  private final LateInterviewRepository late;
  private final VisibleSites sites;
  private final PublicServiceCache services;
  private final Clock clock;

  UsageReader(
      Database database,
      InterviewCountReader tables,
      SurveyCountReader answers,
      SurveyCellDecisionRepository cells,
      SurveyChoiceRepository choices,
      LateInterviewRepository late,
      VisibleSites sites,
      PublicServiceCache services,
      Clock clock) {
    this.database = database;
    this.tables = tables;
    this.answers = answers;
    this.cells = cells;
    this.choices = choices;
    this.late = late;
    this.sites = sites;
    this.services = services;
    this.clock = clock;
  }

  /** All of these months in the scope, whichever site and service. */
  public UsageFigures read(MonthRange months, Scope scope) {
    return read(UsageQuery.of(months, "", ""), scope);
  }

  /** The figures of some months, as far as somebody may see them, all of one moment. */
  public UsageFigures read(UsageQuery filter, Scope scope) {
    return database.snapshot(() -> figures(filter, scope));
  }

  private UsageFigures figures(UsageQuery filter, Scope scope) {
    YearRange years = YearRange.touching(filter.months());
    YearRange told = years.until(PublishableSurveyYears.lastTold(clock));
    return UsageFigures.of(
        filter,
        sites.in(new Scope.Fleet()),
        new UsageFigures.Seen(
            scope.isWholeFleet(),
            sites.in(scope).stream().map(Site::code).collect(Collectors.toSet())),
        new UsageFigures.Counted(
            tables.interviews(years),
            told,
            answers.bySite(told),
            answers.byService(told),
            answers.byMonth(years),
            cells.find(told),
            choices.cells(told),
            tables.gaps(filter.months())));
  }

  /** Interviews by month alone, as far as somebody may see them. */
  public MonthlyInterviewCounts months(UsageQuery filter, Scope scope) {
    return new MonthlyInterviewCounts(
        filter.months(),
        switch (filter.service()) {
          case SiteOrServiceFilter.All<ServiceCode>() ->
              tables.byMonth(filter.months(), rows(filter, scope), Optional.empty());
          case SiteOrServiceFilter.One<ServiceCode>(ServiceCode one) ->
              tables.byMonth(filter.months(), rows(filter, scope), Optional.of(one));
          case SiteOrServiceFilter.Nobody<ServiceCode>(String _) -> Map.of();
        });
  }

  /** What came late of these months, whatever the service. */
  public List<LateInterviewCount> late(UsageQuery filter, Scope scope) {
    return late.read(filter.months(), rows(filter, scope));
  }

  /** How many came in these months that nobody can date, whatever the service. */
  public long undated(UsageQuery filter, Scope scope) {
    return late.undated(filter.months(), rows(filter, scope));
  }

  /** The rows of the sites that are asked for; empty where that is all there ever was. */
  private Optional<List<Integer>> rows(UsageQuery filter, Scope scope) {
    return scope.isWholeFleet() && filter.site().isAll()
        ? Optional.empty()
        : Optional.of(
            sites.in(scope).stream()
                .filter(site -> filter.site().wants(site.code()))
                .map(Site::id)
                .toList());
  }

  /** The last year of which answers are told. */
  public int lastToldYear() {
    return PublishableSurveyYears.lastTold(clock);
  }

  /** What people call a service. */
  public String service(ServiceCode code, LocalizedText text) {
    return services.name(code, text);
  }

  /** The figures, and what can be chosen beside them. */
  public UsageFiguresViewModel page(UsageQuery filter, Scope scope) {
    return UsageFiguresViewModel.of(
        read(filter, scope),
        sites.in(scope),
        services,
        () -> tables.withKiosk(filter.months()),
        tables::lastHeld);
  }
}
