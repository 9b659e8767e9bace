package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Reads the usage that was asked for. */
@Singleton
final class UsageReader {

  private final UsageTables tables;
  private final AnswerTables answers;
  private final VisibleSites sites;

  UsageReader(UsageTables tables, AnswerTables answers, VisibleSites sites) {
    this.tables = tables;
    this.answers = answers;
    this.sites = sites;
  }

  Usage read(UsageFilter filter, Scope scope) {
    List<Site> visible = sites.in(scope);
    Set<Integer> ids = visible.stream().map(Site::id).collect(Collectors.toSet());
    Years years = Years.touching(filter.months());
    // What was counted without a site, or at one that is gone, has no territory either.
    IntPredicate isVisible = site -> scope.isWholeFleet() || ids.contains(site);
    return Usage.of(
        filter,
        visible,
        new Usage.Counted(
            tables.interviews(years.months()).stream()
                .filter(cell -> isVisible.test(cell.siteId()))
                .toList(),
            answers.bySite(years).stream().filter(it -> isVisible.test(it.siteId())).toList(),
            scope.isWholeFleet() ? answers.byService(years) : Map.of(),
            scope.isWholeFleet() ? answers.byMonth(years) : List.of(),
            scope.isWholeFleet() ? answers.byYear(years) : Map.of(),
            tables.gaps(filter.months()).stream()
                .filter(gap -> isVisible.test(gap.siteId()))
                .toList()));
  }

  UsagePage page(UsageFilter filter, Scope scope) {
    return UsagePage.of(read(filter, scope), sites.in(scope), tables.services(), tables.lastHeld());
  }
}
