package fr.teleguichet.fleet.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Looks at TCP ports of this machine. */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_768;
  private static final int TRIES = 100;

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

  /**
   * Returns a port that is free now; somebody else may take it before it is used. It lies below the
   * range from which Linux takes ports by itself (32768 and above), so that no connection that goes
   * out gets it meanwhile.
   *
   * @throws IOException when none was found in a hundred tries
   */
  public static int anyFree(String address) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(address, port)) {
        return port;
      }
    }
    throw new IOException("no free port at " + address);
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
