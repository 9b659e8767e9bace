package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.hardware.service.ServiceDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What kiosks of each site shall offer, made once for each site. */
final class ServiceDocuments {

  private final List<Service> services;
  private final Map<Optional<Integer>, ServiceDocument> made = new HashMap<>();

  ServiceDocuments(List<Service> services) {
    this.services = services;
  }

  /** Whether they are made of these services, so that they need not be made again. */
  boolean areOf(List<Service> others) {
    return services.equals(others);
  }

  /** The document for kiosks that stand there. */
  ServiceDocument at(Optional<Site> site) {
    return made.computeIfAbsent(
        site.map(Site::id),
        _ ->
            ServiceDocument.of(
                services.stream()
                    .filter(it -> it.state() == ServiceState.OPEN)
                    .filter(it -> it.content().sites().covers(site))
                    .map(Service::card)
                    .toList()));
  }
}
