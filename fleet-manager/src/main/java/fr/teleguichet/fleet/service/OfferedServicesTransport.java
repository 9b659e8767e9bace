package fr.teleguichet.fleet.service;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** The way of a document of services to a kiosk; it may get lost there. */
@FunctionalInterface
public interface OfferedServicesTransport {

  /** Sends it, without waiting. */
  void send(NodeAddress node, FleetCommand.OfferServices document);
}
