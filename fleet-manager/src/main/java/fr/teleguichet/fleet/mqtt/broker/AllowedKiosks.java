package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Set;

/**
 * Which kiosks may speak at this moment: those with a certificate that is neither over nor revoked.
 */
@FunctionalInterface
public interface AllowedKiosks {

  /** All of them. */
  Set<NodeAddress> allowed();
}
