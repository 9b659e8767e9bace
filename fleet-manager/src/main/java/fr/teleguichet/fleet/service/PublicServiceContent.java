package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceLogo;
import java.util.List;
import java.util.Optional;

/**
 * What people write of a service.
 *
 * @param card what kiosks are told, without its former names
 * @param place where its card stands among the others: the smallest number comes first
 * @param sites where it is offered
 * @param offices where people would have to go without a kiosk
 * @param formerNames what the body was called before, so that old papers are understood
 */
record PublicServiceContent(
    PublicService card,
    int place,
    ServiceOfferArea sites,
    List<Office> offices,
    List<String> formerNames) {

  PublicServiceContent {
    offices = List.copyOf(offices);
    formerNames = List.copyOf(formerNames);
  }

  /** The same with this logo, or with none. */
  PublicServiceContent with(Optional<ServiceLogo> logo) {
    return new PublicServiceContent(card.with(logo), place, sites, offices, formerNames);
  }

  /** The same without a provider of video of its own. */
  PublicServiceContent withFleetsVideo() {
    PublicService fleets =
        new PublicService(
            card.code(),
            card.name(),
            card.words(),
            card.pictogram(),
            card.mode(),
            card.hours(),
            card.needs(),
            card.telephone(),
            card.fallback(),
            Optional.empty());
    return new PublicServiceContent(fleets.with(card.logo()), place, sites, offices, formerNames);
  }
}
