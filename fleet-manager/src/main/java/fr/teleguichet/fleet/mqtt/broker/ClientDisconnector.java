package fr.teleguichet.fleet.mqtt.broker;

import java.io.IOException;

/**
 * Ends a client's session from outside: a broker disconnects whoever holds a client id when the id
 * connects again (MQTT 5.0, MQTT-3.1.4-3).
 */
@FunctionalInterface
public interface ClientDisconnector {

  /**
   * Connects under this client id and leaves again. Whoever held it is out when this returns.
   *
   * @throws IOException when the broker cannot be reached or refuses
   */
  void end(String clientId) throws IOException;
}
