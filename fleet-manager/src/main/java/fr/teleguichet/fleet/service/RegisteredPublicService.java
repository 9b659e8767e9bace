package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.service.PublicService;

/**
 * A public service as the register holds it.
 *
 * @param content what people wrote of it
 * @param state how far it is
 * @param revision counts its changes, from 1
 */
record RegisteredPublicService(
    PublicServiceContent content, PublicServiceState state, int revision) {

  /** What kiosks are told of it, but for its former names. */
  PublicService card() {
    return content.card();
  }

  /**
   * The same with its former names, by which people who have old letters look for it.
   *
   * @throws IllegalArgumentException when one of them is no name
   */
  PublicService cardWithFormerNames() {
    return card().formerly(content.formerNames());
  }
}
