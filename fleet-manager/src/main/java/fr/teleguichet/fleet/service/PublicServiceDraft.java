package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.service.PublicService;
import java.util.List;

/**
 * What people write of a service.
 *
 * @param card what kiosks are told, without its former names
 * @param place where its card stands among the others: the smallest number comes first
 * @param sites where it is offered
 * @param offices where people would have to go without a kiosk
 * @param formerNames what the body was called before, so that old papers are understood
 */
record PublicServiceDraft(
    PublicService card,
    int place,
    ServiceOfferArea sites,
    List<Office> offices,
    List<String> formerNames) {

  PublicServiceDraft {
    offices = List.copyOf(offices);
    formerNames = List.copyOf(formerNames);
  }
}
