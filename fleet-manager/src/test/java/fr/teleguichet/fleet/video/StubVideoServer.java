package fr.teleguichet.fleet.video;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Somebody else's video server: it keeps what it is asked, and answers what a test told it to. */
final class StubVideoServer implements AutoCloseable {

  /** A request as it came. */
  record Asked(String method, URI uri, String type, String authorization, String body) {}

  private record Reply(int status, String body) {}

  private final HttpServer server;
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Reply> replies = new ArrayDeque<>();

  StubVideoServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  /** The next answer. */
  StubVideoServer then(int status, String body) {
    synchronized (replies) {
      replies.add(new Reply(status, body));
    }
    return this;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Reply reply;
      synchronized (replies) {
        reply = replies.isEmpty() ? null : replies.remove();
      }
      if (reply != null) { // else: no answer, the connection is closed
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        if (reply.status() == 302) {
          exchange.getResponseHeaders().set("Location", reply.body());
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
