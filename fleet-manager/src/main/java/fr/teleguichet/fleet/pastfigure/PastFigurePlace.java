package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCode;
import java.util.Optional;

/** What part of the network a past figure is of. */
public sealed interface PastFigurePlace {

  /** All of it. */
  record WholeNetwork() implements PastFigurePlace {}

  /** A site of the register. */
  record AtSite(int id, SiteCode code, String name) implements PastFigurePlace {}

  /** A site that is in no register any more: only its name is left. */
  record FormerSite(String name) implements PastFigurePlace {}

  /** At this site. */
  static PastFigurePlace at(Site site) {
    return new AtSite(site.id(), site.code(), site.name());
  }

  /** The site's name; empty for the whole network. */
  default String siteName() {
    return switch (this) {
      case WholeNetwork() -> "";
      case AtSite(int _, SiteCode _, String name) -> name;
      case FormerSite(String name) -> name;
    };
  }

  /** The site's row, where it has one. */
  default Optional<Integer> siteId() {
    return this instanceof AtSite(int id, SiteCode _, String _)
        ? Optional.of(id)
        : Optional.empty();
  }
}
