package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What kiosks of each site shall offer, made once for each site. */
final class SiteServiceOfferCache {

  private static final Logger LOG = LoggerFactory.getLogger(SiteServiceOfferCache.class);

  private final List<RegisteredPublicService> services;
  private final Duration minimumInterview;
  private final Map<Optional<Integer>, OfferedServicesDocument> made = new HashMap<>();

  SiteServiceOfferCache(List<RegisteredPublicService> services, Duration minimumInterview) {
    this.services = services;
    this.minimumInterview = minimumInterview;
  }

  /** Whether they are made of these services, so that they need not be made again. */
  boolean areOf(List<RegisteredPublicService> others) {
    return services.equals(others);
  }

  /** The document for kiosks that stand there. */
  OfferedServicesDocument at(Optional<Site> site) {
    return made.computeIfAbsent(
        site.map(Site::id),
        _ ->
            document(
                services.stream()
                    .filter(it -> it.state() == PublicServiceState.OPEN)
                    .filter(it -> it.content().sites().covers(site))
                    .toList()));
  }

  /** Former names and logos are left out where a register has more of them than a kiosk reads. */
  private OfferedServicesDocument document(List<RegisteredPublicService> offered) {
    try {
      return OfferedServicesDocument.of(
          offered.stream().map(RegisteredPublicService::cardWithFormerNames).toList(),
          Optional.of(minimumInterview));
    } catch (IllegalArgumentException e) {
      LOG.warn("why=\"{}\" Kiosks are told no former names and logos of services.", e.getMessage());
      return OfferedServicesDocument.of(
          offered.stream().map(it -> it.card().with(Optional.empty())).toList(),
          Optional.of(minimumInterview));
    }
  }
}
