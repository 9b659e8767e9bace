package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where a service is offered. */
sealed interface ServiceOfferArea {

  /** At every site, those to come included, and by kiosks that stand at none. */
  record Everywhere() implements ServiceOfferArea {}

  /** At these and no others. */
  record Only(Set<SiteCode> sites) implements ServiceOfferArea {
    public Only {
      sites = Collections.unmodifiableSet(new TreeSet<>(sites));
    }
  }

  /** Whether a kiosk that stands there offers it. */
  default boolean covers(Optional<Site> site) {
    return switch (this) {
      case Everywhere() -> true;
      case Only(Set<SiteCode> sites) -> site.map(Site::code).filter(sites::contains).isPresent();
    };
  }

  /** The sites that are named; none where all are meant. */
  default Set<SiteCode> named() {
    return switch (this) {
      case Everywhere() -> Set.of();
      case Only(Set<SiteCode> sites) -> sites;
    };
  }
}
