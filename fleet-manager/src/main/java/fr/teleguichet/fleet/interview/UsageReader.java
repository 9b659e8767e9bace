package fr.teleguichet.fleet.interview;

import fr.teleguichet.fleet.site.SiteDirectory;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the usage that was asked for. */
@Singleton
final class UsageReader {

  private final UsageTables tables;
  private final SiteDirectory sites;

  UsageReader(UsageTables tables, SiteDirectory sites) {
    this.tables = tables;
    this.sites = sites;
  }

  Usage read(UsageFilter filter) {
    return Usage.of(
        filter,
        sites.now().all(),
        tables.interviews(filter.months()),
        tables.answers(filter.months()));
  }

  UsagePage page(UsageFilter filter) {
    return UsagePage.of(
        read(filter), List.copyOf(sites.now().all()), tables.services(), tables.lastHeld());
  }
}
