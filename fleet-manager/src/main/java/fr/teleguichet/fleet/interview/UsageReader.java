package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.service.ServiceDirectory;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Reads the usage that was asked for. */
@Singleton
final class UsageReader {

  private final InterviewCountReader tables;
  private final SurveyCountReader answers;
  private final SurveyChoiceTable choices;
  private final VisibleSites sites;
  private final ServiceDirectory services;

  UsageReader(
      InterviewCountReader tables,
      SurveyCountReader answers,
      SurveyChoiceTable choices,
      VisibleSites sites,
      ServiceDirectory services) {
    this.tables = tables;
    this.answers = answers;
    this.choices = choices;
    this.sites = sites;
    this.services = services;
  }

  UsageFigures read(UsageQuery filter, Scope scope) {
    List<Site> visible = sites.in(scope);
    Set<Integer> ids = visible.stream().map(Site::id).collect(Collectors.toSet());
    YearRange years = YearRange.touching(filter.months());
    // What was counted without a site, or at one that is gone, has no territory either.
    IntPredicate isVisible = site -> scope.isWholeFleet() || ids.contains(site);
    return UsageFigures.of(
        filter,
        visible,
        new UsageFigures.Counted(
            tables.interviews(years.months()).stream()
                .filter(cell -> isVisible.test(cell.siteId()))
                .toList(),
            answers.bySite(years).stream().filter(it -> isVisible.test(it.siteId())).toList(),
            scope.isWholeFleet() ? answers.byService(years) : Map.of(),
            scope.isWholeFleet() ? answers.byMonth(years) : List.of(),
            scope.isWholeFleet() ? answers.byYear(years) : Map.of(),
            choices.cells(years).stream().filter(it -> isVisible.test(it.siteId())).toList(),
            tables.gaps(filter.months()).stream()
                .filter(gap -> isVisible.test(gap.siteId()))
                .toList()));
  }

  /** What people call a service. */
  String service(ServiceCode code, LocalizedText text) {
    return services.name(code, text);
  }

  UsageViewModel page(UsageQuery filter, Scope scope) {
    return UsageViewModel.of(read(filter, scope), sites.in(scope), services, tables.lastHeld());
  }
}
