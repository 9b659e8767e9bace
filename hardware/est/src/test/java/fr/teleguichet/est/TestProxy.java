package fr.teleguichet.est;

import fr.teleguichet.hardware.network.HttpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy that speaks CONNECT on a real socket of the loopback. It knows names that nobody
 * else knows, so that whoever gets there by it did not look them up. It remembers what it was asked
 * for, and can be told to answer anything.
 */
public final class TestProxy implements AutoCloseable {

  private static final int MAX_HEAD = 64 * 1024;

  private final ServerSocket server;
  private final Map<String, InetSocketAddress> hosts = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Optional<HttpProxy.Login> login = Optional.empty();
  private volatile Optional<Behaviour> behaviour = Optional.empty();

  /** What it was asked. */
  public record Asked(String line, Optional<String> authorization) {}

  /** What it does instead of its work. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(Socket client) throws IOException, InterruptedException;
  }

  private TestProxy(ServerSocket server) {
    this.server = server;
  }

  /** One that lets everybody through to the hosts that it knows. */
  public static TestProxy start() throws IOException {
    return start(InetAddress.getLoopbackAddress());
  }

  /** The same at another of this machine's addresses. */
  public static TestProxy start(InetAddress at) throws IOException {
    var proxy = new TestProxy(new ServerSocket(0, 50, at));
    var _ = Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /** From now on it knows where this host is, whatever its port. */
  public void knows(String host, int port) {
    hosts.put(host, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** From now on it lets nobody else through. */
  public void wants(HttpProxy.Login newLogin) {
    login = Optional.of(newLogin);
  }

  /** From now on it does this. */
  public void behaves(Behaviour newBehaviour) {
    behaviour = Optional.of(newBehaviour);
  }

  /** From now on it answers with these bytes and hangs up. */
  public void answers(String bytes) {
    behaves(
        client -> {
          client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
          client.close();
        });
  }

  /** From now on it is a proxy again. */
  public void heals() {
    behaviour = Optional.empty();
  }

  /** Its address, without a login. */
  public HttpProxy address() {
    return new HttpProxy(
        server.getInetAddress().getHostAddress(), server.getLocalPort(), Optional.empty());
  }

  /** What it was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        var _ = Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      asked.add(new Asked(head.lines().findFirst().orElse(""), authorization(head)));
      if (behaviour.isPresent()) {
        behaviour.get().answer(client);
      } else {
        connect(client, head);
      }
    } catch (IOException | InterruptedException _) {
      // The client went.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < MAX_HEAD) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static Optional<String> authorization(String head) {
    String name = "Proxy-Authorization: ";
    return head.lines()
        .filter(line -> line.regionMatches(/* ignoreCase= */ true, 0, name, 0, name.length()))
        .map(line -> line.substring(name.length()))
        .findFirst();
  }

  private void connect(Socket client, String head) throws IOException, InterruptedException {
    OutputStream out = client.getOutputStream();
    if (login.isPresent() && !authorization(head).equals(login.map(HttpProxy.Login::basic))) {
      say(out, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"mairie\"");
      return;
    }
    String line = head.lines().findFirst().orElse("");
    if (!line.startsWith("CONNECT ")) {
      say(out, "405 Method Not Allowed");
      return;
    }
    String host = line.substring("CONNECT ".length(), line.lastIndexOf(':'));
    InetSocketAddress to = hosts.get(host);
    if (to == null) {
      say(out, "502 Bad Gateway");
      return;
    }
    try (var upstream = new Socket()) {
      sockets.add(upstream);
      upstream.connect(to);
      out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Thread back = Thread.ofVirtual().start(() -> copy(upstream, client));
      copy(client, upstream);
      back.join();
    }
  }

  private static void say(OutputStream out, String status) throws IOException {
    String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed.
    }
  }

  /** Ends every connection through it, as if it were switched off for a moment. */
  public void hangUp() {
    sockets.forEach(TestProxy::close);
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
