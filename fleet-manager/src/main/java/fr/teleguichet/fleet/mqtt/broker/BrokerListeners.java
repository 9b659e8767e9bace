package fr.teleguichet.fleet.mqtt.broker;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the embedded broker listens; one of the two at least.
 *
 * @param tls for clients with certificates
 * @param plainPort for whoever is on this machine
 */
record BrokerListeners(Optional<Tls> tls, Optional<Integer> plainPort) {
  static final String LOOPBACK = "127.0.0.1";

  /**
   * The listener for clients with certificates.
   *
   * @param webSocketPort for those that speak MQTT in a WebSocket
   */
  record Tls(String host, int port, Optional<Integer> webSocketPort, PublishedPemPaths files) {
    /** Where this machine reaches it. */
    URI uri() {
      boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
      String reached = everywhere ? LOOPBACK : host;
      return URI.create(
          "ssl://" + (reached.contains(":") ? "[" + reached + "]" : reached) + ":" + port);
    }
  }

  /** Where the manager itself connects: with its certificate wherever it can. */
  URI uri() {
    return tls.map(Tls::uri)
        .orElseGet(() -> URI.create("tcp://" + LOOPBACK + ":" + plainPort.orElseThrow()));
  }

  /** The same for the broker's command line. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    tls.ifPresent(
        listener ->
            options.addAll(
                List.of(
                    "--bind=" + listener.host(),
                    "--port=" + listener.port(),
                    "--tls-certificate=" + listener.files().broker(),
                    "--tls-key=" + listener.files().brokerKey(),
                    "--tls-authorities=" + listener.files().authorities(),
                    "--tls-crl=" + listener.files().revoked())));
    tls.flatMap(Tls::webSocketPort).ifPresent(port -> options.add("--websocket-port=" + port));
    plainPort.ifPresent(port -> options.add("--plain-port=" + port));
    return options;
  }
}
