package fr.teleguichet.edge.call;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** A fleet manager of one call, over mutual TLS on the loopback; or one that behaves badly. */
public final class StubManager implements AutoCloseable {

  /** Something that the kiosk told. */
  public record Told(String path, JsonObject message) {
    public String what() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** How a request is answered instead. */
  @FunctionalInterface
  interface Reaction {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final TestAuthority authority = TestAuthority.make("calls");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final AtomicReference<Reaction> stream = new AtomicReference<>(this::pour);
  private final AtomicReference<Reaction> posts = new AtomicReference<>(this::take);
  private final HttpsServer server;

  private StubManager() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestAuthority.Pair own = authority.server("127.0.0.1", TestAuthority.recent());
    server.setHttpsConfigurator(
        new HttpsConfigurator(authority.tls(own)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.setExecutor(threads);
    server.createContext("/calls/v1/events", exchange -> stream.get().answer(exchange));
    server.createContext("/calls/v1/calls", exchange -> posts.get().answer(exchange));
    server.createContext("/help/v1/requests", exchange -> posts.get().answer(exchange));
    server.start();
  }

  public static StubManager start() throws IOException {
    return new StubManager();
  }

  public URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a kiosk of this fleet shows and trusts. */
  public SSLContext kiosk() throws IOException {
    try {
      KeyPair key = TestAuthority.key();
      var name = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
      char[] password = "memory".toCharArray();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(
          "kiosk",
          key.getPrivate(),
          password,
          new X509Certificate[] {authority.unit(key.getPublic(), name), authority.issuing()});
      store.setCertificateEntry("root", authority.root());
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store);
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** One that trusts this manager and has nothing to show. */
  SSLContext stranger() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", authority.root());
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(new KeyManager[0], trusted.getTrustManagers(), null);
    return context;
  }

  void streams(Reaction reaction) {
    stream.set(reaction);
  }

  void answers(Reaction reaction) {
    posts.set(reaction);
  }

  /** Tells the kiosk. */
  public void tell(String name, JsonObject message) {
    events.add("event: " + name + "\ndata: " + message.encode() + "\n\n");
  }

  /** The next thing that the kiosk told; nothing when it told nothing for so long. */
  public Told next(long millis) throws InterruptedException {
    Told next = told.poll(millis, TimeUnit.MILLISECONDS);
    return next == null ? new Told("", new JsonObject()) : next;
  }

  private void pour(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        String event = events.poll(5, TimeUnit.SECONDS);
        out.write((event == null ? ":\n\n" : event).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the contract has it. */
  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var told = new Told(exchange.getRequestURI().getPath(), new JsonObject(body));
    boolean isHelp = told.what().equals("requests");
    boolean isRequest = isHelp || told.what().equals("calls");
    var answer =
        isHelp
            ? new JsonObject().put("id", told.message().getString("id")).put("state", "asked")
            : isRequest
                ? new JsonObject()
                    .put("id", told.message().getString("id"))
                    .put("state", "waiting")
                    .put("position", 1)
                    .put("iceServers", new JsonArray())
                    .put("relayOnly", false)
                : new JsonObject();
    byte[] bytes = answer.encode().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(isRequest ? 201 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
    this.told.add(told);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
