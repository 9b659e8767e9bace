package fr.teleguichet.broker;

import fr.teleguichet.broker.tls.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the broker is told on its command line.
 *
 * @param tls the listener for clients with certificates
 * @param plainPort TCP port of the listener for whoever is on this machine, 0 for any free one
 * @param maxPacketBytes largest MQTT packet accepted, 1 KiB to 16 MiB
 */
record BrokerOptions(
    Optional<Tls> tls,
    Optional<Integer> plainPort,
    Path dataFolder,
    int maxPacketBytes,
    Path readyFile) {

  /**
   * The listener for clients with certificates.
   *
   * @param port TCP port, 0 for any free one
   * @param webSocketPort where it also takes MQTT in a WebSocket, 0 for any free one
   */
  record Tls(String bindAddress, int port, Optional<Integer> webSocketPort, TlsFiles files) {
    Tls {
      if (bindAddress.isBlank() || !bindAddress.matches("[0-9A-Za-z.:%-]+")) {
        throw new IllegalArgumentException(
            "--bind \"" + bindAddress + "\" is not an address: give an IP address or a host name.");
      }
      requirePort("--port", port);
      webSocketPort.ifPresent(it -> requirePort("--websocket-port", it));
    }
  }

  /** The plain listener's address; it gives no client's name, so nobody else may reach it. */
  static final String PLAIN_ADDRESS = "127.0.0.1";

  private static final int MIN_PACKET_LIMIT = 1024;
  private static final int MAX_PACKET_LIMIT = 16 * 1024 * 1024;

  BrokerOptions {
    if (tls.isEmpty() && plainPort.isEmpty()) {
      throw new IllegalArgumentException(
          "Nobody could connect: give --tls-certificate, --tls-key, --tls-authorities and"
              + " --tls-crl, or --plain-port.");
    }
    plainPort.ifPresent(port -> requirePort("--plain-port", port));
    if (maxPacketBytes < MIN_PACKET_LIMIT || maxPacketBytes > MAX_PACKET_LIMIT) {
      throw new IllegalArgumentException(
          "--max-packet-bytes "
              + maxPacketBytes
              + " is out of range: give a number from 1024 to 16777216.");
    }
    dataFolder = dataFolder.toAbsolutePath();
    readyFile = readyFile.toAbsolutePath();
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          option + " " + port + " is not a port: give a number from 0 to 65535.");
    }
  }
}
