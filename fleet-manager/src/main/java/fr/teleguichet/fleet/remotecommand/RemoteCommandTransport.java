package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** The way of a wish to a kiosk; it may get lost there. */
@FunctionalInterface
public interface RemoteCommandTransport {

  /** Sends it, without waiting. */
  void send(NodeAddress node, FleetCommand.Care wish);
}
