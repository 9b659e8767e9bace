package fr.teleguichet.fleet.compliance.kiosk;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.NodeAddress;

/** The way of legal notices to a kiosk; they may get lost there. */
@FunctionalInterface
public interface LegalNoticeTransport {

  /** Sends them, without waiting. */
  void send(NodeAddress node, FleetCommand.ShowNotices document);
}
