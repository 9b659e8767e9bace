package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.page.Frame;
import io.micronaut.core.order.Ordered;
import java.util.Optional;

/** A section of a kiosk's page that another feature shows there. */
public interface KioskPart extends Ordered {

  /**
   * The section.
   *
   * @return its HTML; empty where the visitor may not see it
   */
  Optional<String> show(Frame frame, KioskRow kiosk, Visitor visitor);
}
