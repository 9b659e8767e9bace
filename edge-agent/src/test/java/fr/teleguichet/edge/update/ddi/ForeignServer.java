package fr.teleguichet.edge.update.ddi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's update server, which keeps to the letter of hawkBit's device interface: hal+json,
 * absolute links, ETags of bodies, ranges of files, and its answers to feedback.
 */
public final class ForeignServer implements AutoCloseable {

  static final String BASE = "/default/controller/v1/relais-01";
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<JsonObject> told = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private volatile String rels = "download-http";
  private volatile String sleep = "00:05:00";
  private volatile @Nullable JsonObject deployment;
  private volatile boolean isCancelling;
  private volatile boolean wantsAttributes;
  private volatile JsonObject attributes = new JsonObject();
  private volatile int action = 1;
  private volatile int brokenAfter = Integer.MAX_VALUE;

  /** What it answers instead, once or until it is told otherwise. */
  record Fault(int status, String body, Map<String, String> headers, boolean hangs) {
    static Fault status(int status) {
      return new Fault(status, "", Map.of(), false);
    }
  }

  public ForeignServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Terms terms() {
    return new Terms(
        address(),
        "default",
        "relais-01",
        Optional.of(new fr.teleguichet.edge.configuration.Secret(TOKEN)));
  }

  /** Requests as "METHOD path" with a header that matters. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The bodies of feedback. */
  public List<JsonObject> told() {
    return List.copyOf(told);
  }

  /** The words of execution in their order, each once in a row. */
  public List<String> executions() {
    return told.stream()
        .map(it -> it.getJsonObject("status").getString("execution"))
        .distinct()
        .toList();
  }

  JsonObject attributes() {
    return attributes;
  }

  void fail(String path, Fault fault) {
    faults.put(path, fault);
  }

  void mend() {
    faults.clear();
  }

  void rels(String name) {
    rels = name;
  }

  void sleep(String text) {
    sleep = text;
  }

  /** Wants to be asked every five seconds. */
  public void hurry() {
    sleep = "00:00:05";
  }

  void wantAttributes() {
    wantsAttributes = true;
  }

  void cancel() {
    isCancelling = true;
  }

  /** The line breaks after so many bytes of a file, each time. */
  public void breakAfter(int bytes) {
    brokenAfter = bytes;
  }

  /** A file is another one from now on; what was said of it stays. */
  public void swapped(String name, byte[] content) {
    files.put(name, content);
  }

  /** Wants this file installed as the part os. */
  public void offer(String name, byte[] content) {
    files.put(name, content);
    action = action + 1;
    var artifact =
        new JsonObject()
            .put("filename", name)
            .put(
                "hashes",
                new JsonObject()
                    .put("sha1", sum("SHA-1", content))
                    .put("md5", sum("MD5", content))
                    .put("sha256", sum("SHA-256", content)))
            .put("size", content.length)
            .put(
                "_links",
                new JsonObject()
                    .put(rels, link("/softwaremodules/3/artifacts/" + name))
                    .put(rels.replace("download", "md5sum"), link("/x.MD5SUM")));
    deployment =
        new JsonObject()
            .put("id", String.valueOf(action))
            .put(
                "deployment",
                new JsonObject()
                    .put("download", "attempt")
                    .put("update", "attempt")
                    .put(
                        "chunks",
                        new JsonArray()
                            .add(
                                new JsonObject()
                                    .put("part", "os")
                                    .put("version", "2.4.0")
                                    .put("name", "kiosk-os")
                                    .put("artifacts", new JsonArray().add(artifact)))));
  }

  private JsonObject link(String path) {
    return new JsonObject().put("href", address() + BASE + path);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().replace(BASE, "");
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault fault = faults.get(path);
      if (fault != null) {
        fail(exchange, fault);
      } else if (!("TargetToken " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "");
      } else {
        route(exchange, path, body);
      }
    }
  }

  private static void fail(HttpExchange exchange, Fault fault) throws IOException {
    if (fault.hangs) {
      byte[] _ = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(1_500);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return;
    }
    fault.headers.forEach(exchange.getResponseHeaders()::set);
    answer(exchange, fault.status, fault.body);
  }

  private void route(HttpExchange exchange, String path, byte[] body) throws IOException {
    JsonObject wanted = deployment;
    if (path.isEmpty()) {
      json(exchange, poll(wanted));
    } else if (wanted == null && !path.equals("/configData")) {
      answer(exchange, 404, "");
    } else if (path.equals("/deploymentBase/" + action) && wanted != null) {
      json(exchange, wanted);
    } else if (path.equals("/cancelAction/" + action)) {
      String id = String.valueOf(action);
      json(
          exchange,
          new JsonObject().put("id", id).put("cancelAction", new JsonObject().put("stopId", id)));
    } else if (path.endsWith("/feedback")) {
      hear(exchange, path, new JsonObject(new String(body, StandardCharsets.UTF_8)));
    } else if (path.equals("/configData")) {
      attributes = new JsonObject(new String(body, StandardCharsets.UTF_8));
      wantsAttributes = false;
      answer(exchange, 200, "");
    } else {
      byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
      if (file == null) {
        answer(exchange, 404, "");
      } else {
        file(exchange, file);
      }
    }
  }

  private JsonObject poll(@Nullable JsonObject wanted) {
    var links = new JsonObject();
    if (wanted != null) {
      links.put(
          isCancelling ? "cancelAction" : "deploymentBase",
          isCancelling
              ? link("/cancelAction/" + action)
              : link("/deploymentBase/" + action + "?c=-2129030598"));
    }
    if (wantsAttributes) {
      links.put("configData", link("/configData"));
    }
    var poll =
        new JsonObject()
            .put("config", new JsonObject().put("polling", new JsonObject().put("sleep", sleep)));
    return links.isEmpty() ? poll : poll.put("_links", links);
  }

  private void hear(HttpExchange exchange, String path, JsonObject feedback) throws IOException {
    String number = path.replaceAll("\\D+", "");
    if (!number.equals(String.valueOf(action)) || deployment == null) {
      answer(exchange, 410, "");
      return;
    }
    told.add(feedback);
    if (feedback.getJsonObject("status").getString("execution").equals("closed")) {
      deployment = null;
      isCancelling = false;
    }
    answer(exchange, 200, "");
  }

  private void json(HttpExchange exchange, JsonObject body) throws IOException {
    String text = body.encode();
    String tag = "\"0" + sum("MD5", text.getBytes(StandardCharsets.UTF_8)) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      answer(exchange, 200, text);
    }
  }

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  private void file(HttpExchange exchange, byte[] content) throws IOException {
    String tag = "\"" + sum("SHA-1", content) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher parts = RANGE.matcher(range == null ? "" : range);
    boolean isPart =
        parts.matches() && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int first = isPart ? Integer.parseInt(parts.group(1)) : 0;
    if (first >= content.length) {
      answer(exchange, 416, "");
      return;
    }
    if (isPart) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(first, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(isPart ? 206 : 200, content.length - first);
    int length = Math.min(content.length - first, brokenAfter);
    exchange.getResponseBody().write(content, first, length);
    exchange.getResponseBody().flush();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  static String sum(String algorithm, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
