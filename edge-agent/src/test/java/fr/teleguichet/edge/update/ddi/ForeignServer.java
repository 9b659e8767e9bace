package fr.teleguichet.edge.update.ddi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.teleguichet.edge.configuration.Secret;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody else's update server, which keeps to the letter of hawkBit's device interface: hal+json,
 * absolute links, ETags of bodies, ranges of files, and its answers to feedback.
 */
public final class ForeignServer implements AutoCloseable {

  private static final String BASE = "/default/controller/v1/relais-01";
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final Pattern ACTION =
      Pattern.compile("/(deploymentBase|cancelAction)/(\\d+)(/feedback)?");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final ForeignOrders orders;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private volatile CountDownLatch hanging = new CountDownLatch(1);
  private volatile int brokenAfter = Integer.MAX_VALUE;

  /** What it answers instead until it is told otherwise; one that hangs answers until then. */
  record Fault(int status, String body, Map<String, String> headers, boolean hangs) {
    static Fault status(int status) {
      return new Fault(status, "", Map.of(), false);
    }
  }

  public ForeignServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    orders = new ForeignOrders(address() + BASE);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public DdiServerAddress terms() {
    return new DdiServerAddress(address(), "default", "relais-01", Optional.of(new Secret(TOKEN)));
  }

  /** Requests as "METHOD path" with a header that matters. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** The bodies of feedback. */
  public List<JsonObject> told() {
    return orders.told();
  }

  /** The words of execution in their order, each once in a row. */
  public List<String> executions() {
    return told().stream()
        .map(it -> it.getJsonObject("status").getString("execution"))
        .distinct()
        .toList();
  }

  JsonObject attributes() {
    return orders.attributes();
  }

  void fail(String path, Fault fault) {
    faults.put(path, fault);
  }

  void mend() {
    faults.clear();
    hanging.countDown();
    hanging = new CountDownLatch(1);
  }

  /** How the links to files are called: {@code download-http} unless another name is told. */
  public void rels(String name) {
    orders.rels(name);
  }

  void sleep(String text) {
    orders.sleep(text);
  }

  /** Wants to be asked every five seconds. */
  public void hurry() {
    orders.sleep("00:00:05");
  }

  public void wantAttributes() {
    orders.wantAttributes();
  }

  public void cancel() {
    orders.cancel();
  }

  /** Calls the action off once it is told this word of execution. */
  public void cancelAt(String execution) {
    orders.cancelAt(execution);
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
    offer("os", name, content);
  }

  /** Wants this file installed as this part. */
  public void offer(String part, String name, byte[] content) {
    files.put(name, content);
    orders.offer(part, name, content, false);
  }

  /** The same, once somebody at the kiosk agrees. */
  public void offerForAgreement(String name, byte[] content) {
    files.put(name, content);
    orders.offer("os", name, content, true);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().replace(BASE, "");
      String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(exchange.getRequestMethod() + " " + path + (range == null ? "" : " " + range));
      byte[] body = exchange.getRequestBody().readAllBytes();
      var answer = new ForeignAnswer(exchange);
      Fault fault = faults.get(path);
      if (fault != null && fault.hangs) {
        answer.hang(hanging);
      } else if (fault != null) {
        answer.text(fault.status, fault.body, fault.headers);
      } else if (!("TargetToken " + TOKEN)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer.status(401);
      } else {
        route(answer, path, new String(body, StandardCharsets.UTF_8));
      }
    }
  }

  private void route(ForeignAnswer answer, String path, String body) throws IOException {
    Matcher action = ACTION.matcher(path);
    byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
    if (path.isEmpty()) {
      answer.json(orders.poll());
    } else if (path.equals("/configData")) {
      orders.describe(new JsonObject(body));
      answer.status(200);
    } else if (action.matches()) {
      act(answer, action, body);
    } else if (file != null) {
      answer.file(file, brokenAfter);
    } else {
      answer.status(404);
    }
  }

  private void act(ForeignAnswer answer, Matcher action, String body) throws IOException {
    boolean isCancel = action.group(1).equals("cancelAction");
    int number = Integer.parseInt(action.group(2));
    if (action.group(3) != null) {
      var told = new JsonObject(body);
      heard(answer, isCancel ? orders.hearOfCancel(number, told) : orders.hear(number, told));
      return;
    }
    Optional<JsonObject> found = isCancel ? orders.cancellation(number) : orders.deployment(number);
    if (found.isPresent()) {
      answer.json(found.get());
    } else {
      answer.status(404);
    }
  }

  /** hawkBit explains what its rules refuse, and not what there is not. */
  private static void heard(ForeignAnswer answer, int status) throws IOException {
    if (status == 405) {
      var error =
          new JsonObject()
              .put("errorCode", "hawkbit.server.error.action.notCancelable")
              .put("message", "Only active actions which are in status pending are cancelable.")
              .put(
                  "exceptionClass",
                  "org.eclipse.hawkbit.repository.exception.CancelActionNotAllowedException");
      answer.text(status, error.encode(), Map.of("Content-Type", "application/json"));
    } else {
      answer.status(status);
    }
  }

  @Override
  public void close() {
    hanging.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
