package fr.teleguichet.fleet.mqtt.link;

import java.net.URI;

/**
 * Where a broker listens. Taken from the address by hand, since {@link URI#getHost} knows no name
 * with an underscore, as containers have them.
 */
record BrokerAddress(String host, int port, boolean tls) {
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;

  /** From {@code tcp://host:port} or {@code ssl://host:port}; without a port it is MQTT's own. */
  static BrokerAddress of(URI broker) {
    boolean tls = broker.getScheme().equals("ssl");
    String authority = broker.getAuthority();
    int colon = authority.lastIndexOf(':');
    if (colon <= authority.lastIndexOf(']')) {
      return new BrokerAddress(authority, tls ? TLS_PORT : PLAIN_PORT, tls);
    }
    try {
      int port = Integer.parseInt(authority.substring(colon + 1));
      return new BrokerAddress(authority.substring(0, colon), port, tls);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("the broker's address is not usable: " + broker, e);
    }
  }
}
