package fr.teleguichet.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds the port to listen on before HiveMQ starts, because HiveMQ only logs a failed bind. */
final class ListeningPortChooser {
  private ListeningPortChooser() {}

  /** Returns the wanted port, or a free one for 0, after having bound it once. */
  static int claim(String bindAddress, int wanted, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(bindAddress), wanted));
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw BrokerStartException.cannotListen(bindAddress, wanted, option, failure);
    }
  }
}
