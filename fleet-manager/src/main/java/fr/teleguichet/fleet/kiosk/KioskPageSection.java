package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.web.page.PageFrame;
import io.micronaut.core.order.Ordered;
import java.util.Optional;

/** A section of a kiosk's page that another feature shows there. */
public interface KioskPageSection extends Ordered {

  /** The part of the page where it stands. */
  default KioskPageTab tab() {
    return KioskPageTab.NOW;
  }

  /**
   * The section.
   *
   * @return its HTML; empty where the visitor may not see it
   */
  Optional<String> show(PageFrame frame, KioskRow kiosk, Principal visitor);
}
