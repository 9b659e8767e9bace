package fr.teleguichet.fleet.platform.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** Looks at TCP ports of this machine. */
public final class TcpPortProbe {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_768;
  private static final int TRIES = 100;

  /** Bound and never listening: what holds the ports. */
  private static final Queue<SocketChannel> RESERVED = new ConcurrentLinkedQueue<>();

  private TcpPortProbe() {}

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
   * Reserves a port that nobody has, until this program ends. A server of this program or of a
   * child of it may listen there, as long as it sets SO_REUSEADDR, which servers do; whoever else
   * looks for a port in this way is not given it. It lies below the range from which Linux takes
   * ports by itself (32768 and above), so that no connection that goes out gets it.
   *
   * @throws IOException when none was found in a hundred tries
   */
  public static int reserve(String address) throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      SocketChannel holder = SocketChannel.open();
      try {
        SocketChannel bound = holder.bind(new InetSocketAddress(address, port));
        // Only now: two that allow it from the start would both be given the port.
        RESERVED.add(bound.setOption(StandardSocketOptions.SO_REUSEADDR, true));
        return port;
      } catch (BindException _) {
        holder.close();
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
