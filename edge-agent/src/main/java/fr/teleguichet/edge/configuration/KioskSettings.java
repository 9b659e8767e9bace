package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.device.Territory;
import java.util.List;

/**
 * Who the kiosk is and what it offers.
 *
 * @param services 1 to 6, in the order of the screen, each id once
 */
public record KioskSettings(KioskId id, Territory territory, List<ServiceOffer> services) {

  /** More would not fit on one screen that people can take in. */
  public static final int MOST_SERVICES = 6;

  public KioskSettings {
    services = List.copyOf(services);
    Bounds.within("a number of services", services.size(), 1, MOST_SERVICES);
    long different = services.stream().map(ServiceOffer::id).distinct().count();
    if (different != services.size()) {
      throw new IllegalArgumentException("two services have the same id; give each its own");
    }
  }
}
