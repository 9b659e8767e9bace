package fr.teleguichet.provisioning.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.provisioning.prepare.Claims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A fleet manager on the loopback interface that knows one kiosk and one token. */
final class FakeManager implements AutoCloseable {

  static final String TOKEN = "a-token-of-a-technician";

  private static final String UNIT =
      """
      {"kiosk":"figeac-01","territory":"lot","site":{"name":"Mairie de Figeac"},
       "state":"enrolled","key":"%s"}
      """
          .formatted("3f".repeat(32));

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  FakeManager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method and path of every request that changed something. */
  List<String> changes() {
    return requests.stream().filter(request -> request.startsWith("POST")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    requests.add(request);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{}");
      return;
    }
    switch (request) {
      case "GET /api/v1/units" -> reply(exchange, 200, "{\"units\":[" + UNIT + "]}");
      case "GET /api/v1/units/figeac-01" -> reply(exchange, 200, UNIT);
      case "GET /api/v1/kiosks/figeac-01" ->
          reply(
              exchange,
              200,
              "{\"severity\":\"failed\",\"reasons\":[{\"words\":\"plus de papier\"}]}");
      case "POST /api/v1/units", "POST /api/v1/units/figeac-01/swap" ->
          reply(exchange, 201, Claims.claim("figeac-01"));
      case "POST /api/v1/units/figeac-01/retire" -> reply(exchange, 204, "");
      default -> reply(exchange, 404, "{\"detail\":\"no such unit\"}");
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
