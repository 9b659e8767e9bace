package fr.teleguichet.fleet.site.publication;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.hardware.service.PublicService;
import java.util.List;

/**
 * A site as the public sees it. How its kiosks are is nobody's business here.
 *
 * @param epci the name of the grouping of communes; empty where none is known
 * @param postcode the site's, or the commune's only one; empty where none is known
 * @param suspended whether citizens may not use it for a while
 * @param profile of which only what the public may know is shown
 * @param services what is offered there
 */
public record PublicSite(
    Site site,
    String epci,
    String postcode,
    boolean suspended,
    SiteProfile profile,
    List<PublicService> services) {

  public PublicSite {
    services = List.copyOf(services);
  }
}
