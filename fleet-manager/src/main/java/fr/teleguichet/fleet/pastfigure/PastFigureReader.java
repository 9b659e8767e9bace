package fr.teleguichet.fleet.pastfigure;

import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the figures of before that hold, as far as a scope goes. */
@Singleton
public final class PastFigureReader {

  private static final Comparator<PastFigure> ORDER =
      Comparator.comparing(PastFigure::key, PastFigureReader::compare);

  private final PastFigureRepository table;
  private final VisibleSites sites;

  PastFigureReader(PastFigureRepository table, VisibleSites sites) {
    this.table = table;
    this.sites = sites;
  }

  private static int compare(PastFigure.Key one, PastFigure.Key other) {
    return Comparator.comparingInt(PastFigure.Key::year)
        .thenComparing(key -> key.place().siteName())
        .thenComparing(key -> key.service().map(Object::toString).orElse(""))
        .thenComparing(PastFigure.Key::indicator)
        .compare(one, other);
  }

  /**
   * By year, and in a year those of the whole network first. Who sees a part of the network sees
   * its sites' figures only: those of the whole network are not the part's, and a site that is gone
   * has no territory any more.
   */
  public List<PastFigure> read(Scope scope) {
    List<PastFigure> all = table.holding().values().stream().sorted(ORDER).toList();
    if (scope.isWholeFleet()) {
      return all;
    }
    Set<Integer> visible = sites.in(scope).stream().map(Site::id).collect(Collectors.toSet());
    return all.stream()
        .filter(it -> it.key().place().siteId().filter(visible::contains).isPresent())
        .toList();
  }
}
