package fr.teleguichet.broker;

import java.nio.file.Path;

/**
 * What the broker is told on its command line.
 *
 * @param port TCP port, 0 for any free one
 * @param maxPacketBytes largest MQTT packet accepted, 1 KiB to 16 MiB
 */
record BrokerOptions(
    String bindAddress, int port, Path dataFolder, int maxPacketBytes, Path readyFile) {
  private static final int SMALLEST_PACKET_LIMIT = 1024;
  private static final int LARGEST_PACKET_LIMIT = 16 * 1024 * 1024;

  BrokerOptions {
    if (bindAddress.isBlank() || !bindAddress.matches("[0-9A-Za-z.:%-]+")) {
      throw new IllegalArgumentException(
          "--bind \"" + bindAddress + "\" is not an address: give an IP address or a host name.");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "--port " + port + " is not a port: give a number from 0 to 65535.");
    }
    if (maxPacketBytes < SMALLEST_PACKET_LIMIT || maxPacketBytes > LARGEST_PACKET_LIMIT) {
      throw new IllegalArgumentException(
          "--max-packet-bytes "
              + maxPacketBytes
              + " is out of range: give a number from 1024 to 16777216.");
    }
    dataFolder = dataFolder.toAbsolutePath();
    readyFile = readyFile.toAbsolutePath();
  }
}
