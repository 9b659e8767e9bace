package fr.teleguichet.broker;

import java.util.Optional;

/**
 * Where the broker listens, each port a real one.
 *
 * @param tls the listener for clients with certificates
 * @param plainPort the listener for whoever is on this machine
 */
record ListenerPorts(Optional<Tls> tls, Optional<Integer> plainPort) {

  /**
   * The listener for clients with certificates.
   *
   * @param webSocketPort where it also takes MQTT in a WebSocket
   */
  record Tls(String address, int port, Optional<Integer> webSocketPort) {}

  /** Finds every port before HiveMQ starts, because HiveMQ only logs a failed bind. */
  static ListenerPorts claim(BrokerOptions options) {
    return new ListenerPorts(
        options
            .tls()
            .map(
                tls ->
                    new Tls(
                        tls.bindAddress(),
                        ListeningPortChooser.claim(tls.bindAddress(), tls.port(), "--port"),
                        tls.webSocketPort()
                            .map(
                                port ->
                                    ListeningPortChooser.claim(
                                        tls.bindAddress(), port, "--websocket-port")))),
        options
            .plainPort()
            .map(
                port ->
                    ListeningPortChooser.claim(BrokerOptions.PLAIN_ADDRESS, port, "--plain-port")));
  }
}
