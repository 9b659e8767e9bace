package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.account.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the usage that was asked for. */
@Singleton
final class UsageReader {

  private final UsageTables tables;
  private final VisibleSites sites;

  UsageReader(UsageTables tables, VisibleSites sites) {
    this.tables = tables;
    this.sites = sites;
  }

  Usage read(UsageFilter filter, Scope scope) {
    List<Site> visible = sites.in(scope);
    Set<Integer> ids = visible.stream().map(Site::id).collect(Collectors.toSet());
    // What was counted without a site, or at one that is gone, has no territory either.
    return Usage.of(
        filter,
        visible,
        tables.interviews(filter.months()).stream()
            .filter(cell -> scope.isWholeFleet() || ids.contains(cell.siteId()))
            .toList(),
        tables.answers(filter.months()).stream()
            .filter(cell -> scope.isWholeFleet() || ids.contains(cell.siteId()))
            .toList(),
        tables.gaps(filter.months()).stream()
            .filter(gap -> scope.isWholeFleet() || ids.contains(gap.siteId()))
            .toList());
  }

  UsagePage page(UsageFilter filter, Scope scope) {
    return UsagePage.of(read(filter, scope), sites.in(scope), tables.services(), tables.lastHeld());
  }
}
