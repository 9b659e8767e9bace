package fr.teleguichet.fleet.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Looks at TCP ports of this machine. */
public final class Ports {
  private Ports() {}

  /** Whether a program could listen there now. */
  public static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Returns a port that is free now; somebody else may take it before it is used. */
  public static int anyFree(String address) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      return socket.getLocalPort();
    }
  }

  /** Whether somebody accepts connections there. */
  public static boolean answers(String address, int port, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), Math.toIntExact(patience.toMillis()));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
