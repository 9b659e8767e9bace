package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes bytes on to a store, and hangs up as soon as a client says some words. */
final class BreakingProxy implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int store;
  private final String broken;
  private volatile boolean aborted; // written by the threads of connections

  private BreakingProxy(ServerSocket server, int store, String broken) {
    this.server = server;
    this.store = store;
    this.broken = broken;
  }

  static BreakingProxy to(int store, String broken) throws IOException {
    BreakingProxy proxy =
        new BreakingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), store, broken);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Whether the store was asked to forget the parts. */
  boolean sawAbort() {
    return aborted;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        threads.execute(() -> connect(client));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), store)) {
      threads.execute(() -> answers(upstream, client));
      requests(client.getInputStream(), upstream.getOutputStream());
    } catch (IOException _) {
      // Either side hung up.
    }
  }

  private void requests(InputStream from, OutputStream to) throws IOException {
    byte[] bytes = new byte[64 * 1024];
    for (int length = from.read(bytes); length >= 0; length = from.read(bytes)) {
      // The head of a request comes in one piece.
      String said = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
      if (said.contains(broken)) {
        return;
      }
      aborted |= said.startsWith("DELETE ") && said.contains("uploadId=");
      to.write(bytes, 0, length);
      to.flush();
    }
  }

  private static void answers(Socket from, Socket to) {
    try (from;
        to) {
      long _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // Either side hung up.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
