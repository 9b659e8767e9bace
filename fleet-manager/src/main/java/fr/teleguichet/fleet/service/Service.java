package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.service.PublicService;

/**
 * A public service as the register holds it.
 *
 * @param content what people wrote of it
 * @param state how far it is
 * @param revision counts its changes, from 1
 */
record Service(ServiceDraft content, ServiceState state, int revision) {

  /** What kiosks are told of it. */
  PublicService card() {
    return content.card();
  }
}
