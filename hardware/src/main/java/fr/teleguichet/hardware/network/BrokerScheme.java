package fr.teleguichet.hardware.network;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** How an MQTT broker is spoken to: over TCP or in a WebSocket, in the clear or by TLS. */
public enum BrokerScheme {
  /** MQTT over TCP. */
  MQTT("mqtt", 1883),
  /** MQTT over TLS. */
  MQTTS("mqtts", 8883),
  /** MQTT in a WebSocket (RFC 6455) in the clear. */
  WS("ws", 80),
  /** MQTT in a WebSocket by TLS, which passes where only HTTPS does. */
  WSS("wss", 443);

  private static final int MAX_PATH = 200;

  private final String scheme;
  private final int port;

  BrokerScheme(String scheme, int port) {
    this.scheme = scheme;
    this.port = port;
  }

  /** Whether the server shows a certificate. */
  public boolean isTls() {
    return this == MQTTS || this == WSS;
  }

  /** Whether MQTT is carried in a WebSocket. */
  public boolean isWebSocket() {
    return this == WS || this == WSS;
  }

  /**
   * Of a broker's address.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static BrokerScheme of(URI broker) {
    return find(broker)
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + broker + "\" is no address of a broker"));
  }

  /** The port of a broker's address, else the scheme's own. */
  public static int port(URI broker) {
    return broker.getPort() >= 0 ? broker.getPort() : of(broker).port;
  }

  /** Whether it is an address of a broker; only one in a WebSocket has a path. */
  public static boolean isBroker(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && find(address)
            .filter(it -> it.isWebSocket() ? isPath(address) : address.getRawPath().isEmpty())
            .isPresent();
  }

  private static boolean isPath(URI address) {
    return address.getRawPath().length() <= MAX_PATH;
  }

  private static Optional<BrokerScheme> find(URI broker) {
    return Arrays.stream(values()).filter(it -> it.scheme.equals(broker.getScheme())).findFirst();
  }
}
