package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.site.SiteViewModels.Stand;
import fr.teleguichet.fleet.web.page.NotFoundPageException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Finds sites as far as a visitor sees them, and says what of them is for whom to read and to
 * change.
 */
@Singleton
public final class ScopedSiteLookup {

  private final SiteRepository sites;
  private final VisibleSites visible;

  ScopedSiteLookup(SiteRepository sites, VisibleSites visible) {
    this.sites = sites;
    this.visible = visible;
  }

  /**
   * The site that the address names.
   *
   * @throws NotFoundPageException where there is none of this code in the visitor's scope
   */
  public Site site(String code, Principal visitor) {
    return find(code, visitor).orElseThrow(() -> SiteViewModels.NOT_THERE.exception(code));
  }

  /** Outside the visitor's scope there is no site of any code. */
  public Optional<Site> find(String code, Principal visitor) {
    return SiteCode.isValid(code)
        ? sites.find(new SiteCode(code)).filter(site -> visible.covers(visitor.scope(), site))
        : Optional.empty();
  }

  /** The kiosks in the visitor's scope that stand there or shall do so. */
  List<Stand> stands(Site site, Principal visitor) {
    return visible.kiosksAt(site, visitor.scope()).stream()
        .map(kiosk -> new Stand(kiosk, visible.isSeen(kiosk)))
        .toList();
  }

  /** Whether the visitor may change what is known of sites in its scope. */
  public static boolean mayEdit(Principal visitor) {
    return visitor.role() == Role.COORDINATOR || visitor.role() == Role.TECHNICIAN;
  }

  /** Whether the visitor may read people's names, and where the key is. */
  public static boolean readsContacts(Principal visitor) {
    return mayEdit(visitor) || visitor.role() == Role.MEDIATOR;
  }
}
