package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who the kiosk is and what it offers.
 *
 * @param id the kiosk's name; its certificate's when not set
 * @param territory where it lies; its certificate's when not set
 * @param services 1 to 6, in the order of the screen, each id once
 */
public record KioskSettings(
    Optional<KioskName> id, Optional<Territory> territory, List<ServiceOffer> services) {

  /** Where a kiosk lies that the configuration names without saying where. */
  private static final Territory FIRST_TERRITORY = new Territory("lot");

  /** More would not fit on one screen that people can take in. */
  public static final int MAX_SERVICES = 6;

  public KioskSettings {
    services = List.copyOf(services);
    SettingBounds.within("a number of services", services.size(), 1, MAX_SERVICES);
    long different = services.stream().map(ServiceOffer::id).distinct().count();
    if (different != services.size()) {
      throw new IllegalArgumentException("two services have the same id; give each its own");
    }
  }

  /** Whether the services are others than those that the program brings along. */
  public boolean hasOwnServices() {
    return !services.equals(ServiceListReader.OF_THE_NETWORK);
  }

  /** Whom the configuration says that the kiosk is, when it says so. */
  public Optional<NodeAddress> address() {
    return id.map(name -> name.in(territory.orElse(FIRST_TERRITORY)));
  }
}
