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

  /** The key of the unit number 20, which waits. */
  static final String WAITING = "7a".repeat(32);

  private static final String SITES =
      """
      [{"code":"figeac-mairie","name":"Mairie de Figeac","commune":"Figeac","insee":"46102",
        "latitude":44.6,"longitude":2.03,"fictitious":false,"kiosks":["figeac-01"]}]
      """;
  private static final String HEALTH =
      """
      {"kiosk":{"id":"figeac-01","territory":"lot","site":"figeac-mairie","severity":"failed",
        "since":null,"lastHeard":null,
        "reasons":[{"about":"printer","severity":"failed","words":"plus de papier"}]},
       "link":"lost","measures":{},"facts":{},"peripherals":[]}
      """;

  /** What the unit number 12 is now; number 7 was the kiosk before it. */
  private volatile String state = "enrolled";

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

  /** From now on no device has used the claim of the kiosk's unit. */
  void plan() {
    state = "planned";
  }

  /** Method, path and body of every request that changed something. */
  List<String> changes() {
    return requests.stream().filter(request -> request.startsWith("POST")).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(body.isEmpty() ? request : request + " " + body);
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      reply(exchange, 401, "{}");
      return;
    }
    switch (request) {
      case "GET /api/v1/sites" -> reply(exchange, 200, SITES);
      case "GET /api/v1/units", "GET /api/v1/units?q=figeac-01" ->
          reply(
              exchange,
              200,
              "[" + unit(7, "figeac-01", "replaced") + "," + unit(12, "figeac-01", state) + "]");
      // Part of a name is found as well.
      case "GET /api/v1/units?q=figeac-0" ->
          reply(exchange, 200, "[" + unit(12, "figeac-01", state) + "]");
      case "GET /api/v1/units?q=mairie" -> {
        String lot = unit(30, "mairie", state);
        reply(
            exchange,
            200,
            "[" + lot + "," + lot.replace("\"lot\"", "\"gers\"").replace("30", "31") + "]");
      }
      case "POST /api/v1/units/31/retire" -> reply(exchange, 200, unit(31, "mairie", "retired"));
      case "GET /api/v1/units?q=gramat-02" -> reply(exchange, 200, "[]");
      case "GET /api/v1/units?state=waiting" ->
          reply(exchange, 200, "[" + unit(20, "", "waiting", WAITING) + "]");
      case "GET /api/v1/kiosks/lot:figeac-01" -> reply(exchange, 200, HEALTH);
      case "POST /api/v1/units" -> reply(exchange, 201, Claims.claim("gramat-02"));
      case "POST /api/v1/units/12/swap" -> reply(exchange, 200, unit(13, "figeac-01", "planned"));
      case "POST /api/v1/units/12/claim", "POST /api/v1/units/13/claim" ->
          reply(exchange, 200, Claims.claim("figeac-01"));
      case "POST /api/v1/units/12/retire" -> reply(exchange, 200, unit(12, "figeac-01", "retired"));
      case "POST /api/v1/units/12/cancel" ->
          reply(exchange, 200, unit(12, "figeac-01", "cancelled"));
      default -> reply(exchange, 404, "{\"detail\":\"no such unit\"}");
    }
  }

  private static String unit(int number, String kiosk, String state) {
    return unit(number, kiosk, state, "3f".repeat(32));
  }

  private static String unit(int number, String kiosk, String state, String key) {
    return """
    {"number":%d,"state":"%s","since":"2026-11-01T08:00:00Z","kiosk":"%s","territory":"lot",
     "code":null,"fingerprint":"%s","made":"2026-11-01T08:00:00Z","seen":null,"address":null,
     "successor":null}
    """
        .formatted(number, state, kiosk, key);
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
