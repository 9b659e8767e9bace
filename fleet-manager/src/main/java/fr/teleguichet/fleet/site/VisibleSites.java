package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Scope;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * The sites that somebody may see: in a scope of territories, those where one of its kiosks stands.
 */
@Singleton
public final class VisibleSites {

  private final SiteCache directory;
  private final KioskDirectory kiosks;

  VisibleSites(SiteCache directory, KioskDirectory kiosks) {
    this.directory = directory;
    this.kiosks = kiosks;
  }

  /** The sites in the scope, by name. */
  public List<Site> in(Scope scope) {
    if (scope.isWholeFleet()) {
      return List.copyOf(directory.now().all());
    }
    Set<Integer> ids = kiosks.sitesIn(scope);
    return directory.now().all().stream().filter(site -> ids.contains(site.id())).toList();
  }

  /** Whether the site is in the scope. */
  boolean covers(Scope scope, Site site) {
    return scope.isWholeFleet() || kiosks.sitesIn(scope).contains(site.id());
  }

  /** Whether the kiosk of this address was ever heard of. */
  boolean isSeen(KioskUrlName address) {
    return !directory.now().planned().contains(address);
  }

  /** The addresses of the kiosks at the site that are in the scope, in order. */
  List<KioskUrlName> kiosksAt(Site site, Scope scope) {
    return directory.now().kiosksAt(site).stream()
        .map(kiosks::addressNow)
        .filter(kiosk -> scope.isWholeFleet() || kiosks.covers(scope, kiosk))
        .toList();
  }
}
