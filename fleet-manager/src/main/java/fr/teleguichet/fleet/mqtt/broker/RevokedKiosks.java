package fr.teleguichet.fleet.mqtt.broker;

import fr.teleguichet.hardware.protocol.NodeAddress;
import java.util.Map;

/** Which kiosks' certificates were revoked before their time was over. */
@FunctionalInterface
public interface RevokedKiosks {

  /** Whose they are, by the certificate's serial number in hexadecimal digits. */
  Map<String, NodeAddress> revoked();
}
