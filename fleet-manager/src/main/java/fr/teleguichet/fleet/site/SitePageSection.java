package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.web.page.PageFrame;
import io.micronaut.core.order.Ordered;
import java.util.Optional;

/** A section of a site's page that another feature shows there. */
public interface SitePageSection extends Ordered {

  /**
   * The section.
   *
   * @return its HTML; empty where there is nothing to show to the visitor
   */
  Optional<String> show(PageFrame frame, Site site, Principal visitor);
}
