package fr.teleguichet.fleet.impact;

import fr.teleguichet.fleet.service.Office;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.territory.GeoPosition;
import fr.teleguichet.hardware.journal.ServiceCode;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The offices that the register of services names now; a version of the parameters freezes them.
 */
@Singleton
final class RegisteredOffices {

  private final PublicServiceCache services;

  RegisteredOffices(PublicServiceCache services) {
    this.services = services;
  }

  /** Of each service that has any. */
  SortedMap<ServiceCode, List<ImpactOffice>> now() {
    SortedMap<ServiceCode, List<ImpactOffice>> offices =
        new TreeMap<>(Comparator.comparing(ServiceCode::value));
    services
        .offices()
        .forEach(
            (service, of) -> {
              if (!of.isEmpty()) {
                offices.put(service, of.stream().map(RegisteredOffices::frozen).toList());
              }
            });
    return offices;
  }

  private static ImpactOffice frozen(Office office) {
    return new ImpactOffice(
        office.name(), office.town(), new GeoPosition(office.latitude(), office.longitude()));
  }
}
