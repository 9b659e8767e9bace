package fr.teleguichet.edge.peripheral.power;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The first supply that an {@code upsd} of Network UPS Tools looks after. */
public final class NutUps implements Ups {

  /** The message of the exception when no {@code upsd} answers. */
  static final String UNREACHABLE = "unreachable";

  private static final Duration DEADLINE = Duration.ofSeconds(4);

  private final String host;
  private final int port;

  /** A supply at an address; the port is 3493 as a rule. */
  public NutUps(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** A server that talks without end is cut off by closing the line. */
  @Override
  public UpsReading read() throws IOException {
    try (var socket = new Socket()) {
      CompletableFuture<Void> alarm =
          CompletableFuture.runAsync(
              () -> close(socket),
              CompletableFuture.delayedExecutor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS));
      try {
        socket.connect(new InetSocketAddress(host, port), (int) DEADLINE.toMillis());
        return UpsReading.of(variables(socket));
      } catch (ConnectException _) {
        throw new IOException(UNREACHABLE);
      } catch (SocketException e) {
        throw new IOException("not-responding", e);
      } finally {
        alarm.cancel(false);
      }
    }
  }

  private static Map<String, String> variables(Socket socket) throws IOException {
    var lines = new NutLineReader(new BufferedInputStream(socket.getInputStream()));
    ask(socket, "LIST UPS");
    String name =
        lines.list().stream()
            .filter(words -> words.size() >= 2)
            .map(words -> words.get(1))
            .filter(word -> word.matches("[A-Za-z0-9._-]{1,64}"))
            .findFirst()
            .orElseThrow(() -> new IOException("unknown-ups"));
    ask(socket, "LIST VAR " + name);
    Map<String, String> variables = new HashMap<>();
    for (List<String> words : lines.list()) {
      if (words.size() == 4 && words.getFirst().equals("VAR")) {
        variables.put(words.get(2), words.get(3));
      }
    }
    ask(socket, "LOGOUT");
    return variables;
  }

  private static void ask(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed then.
    }
  }
}
