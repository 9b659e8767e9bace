package fr.teleguichet.hardware.identity;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import java.net.URI;

/**
 * Which kiosk of the fleet: its name in its territory, which are the node and the group of its
 * Sparkplug edge node. A certificate names it {@code spiffe://teleguichet/kiosk/TERRITORY/NAME},
 * with the name as its common name.
 */
public record KioskId(Territory territory, KioskName name) implements SpiffeId {

  @Override
  public URI uri() {
    return URI.create("spiffe://teleguichet/kiosk/" + territory + "/" + name);
  }

  @Override
  public String commonName() {
    return name.value();
  }
}
