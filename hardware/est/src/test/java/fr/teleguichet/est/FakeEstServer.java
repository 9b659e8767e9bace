package fr.teleguichet.est;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * A fleet manager's device listener on a real TLS socket of the loopback. It answers 404 to what no
 * test asked for, and remembers every request.
 */
public final class FakeEstServer implements AutoCloseable {

  private final TestAuthority authority;
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Reaction cacerts;
  private volatile Reaction csrattrs = Reaction.status(204);
  private volatile Desk enrolment = _ -> Reaction.status(500);
  private volatile Desk renewal = _ -> Reaction.status(500);
  private volatile Desk documents = _ -> Reaction.status(204);

  /** A request as it came. */
  public record Asked(
      String method,
      String path,
      Optional<String> authorization,
      Optional<String> proxyAuthorization,
      Optional<X509Certificate> client,
      String body) {

    /** The request's key, after its signature was checked. */
    public PublicKey key() {
      try {
        var csr = new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body));
        PublicKey key = csr.getPublicKey();
        if (!csr.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
          throw new AssertionError("the request is not signed by its key");
        }
        return key;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    /** The request's subject. */
    public String subject() {
      try {
        return new JcaPKCS10CertificationRequest(Base64.getMimeDecoder().decode(body))
            .getSubject()
            .toString();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** How a request is answered. */
  @FunctionalInterface
  public interface Reaction {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;

    static Reaction status(int status) {
      return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** A text, with one more header unless its name is empty. */
    static Reaction text(int status, String type, String body, String... header) {
      return exchange -> {
        exchange.getResponseHeaders().set("Content-Type", type);
        for (int i = 0; i + 1 < header.length; i += 2) {
          exchange.getResponseHeaders().set(header[i], header[i + 1]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      };
    }

    static Reaction certificates(X509Certificate... certificates) {
      return text(
          200,
          "application/pkcs7-mime; smime-type=certs-only",
          Base64.getMimeEncoder().encodeToString(TestAuthority.certsOnly(certificates)),
          "Content-Transfer-Encoding",
          "base64");
    }
  }

  /** Decides on a request. */
  @FunctionalInterface
  public interface Desk {
    Reaction decide(Asked request);
  }

  private FakeEstServer(TestAuthority authority, TestAuthority.Pair own, int port)
      throws IOException {
    this.authority = authority;
    this.cacerts = Reaction.certificates(authority.root(), authority.issuing());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(authority.tls(own)) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = getSSLContext().getDefaultSSLParameters();
            tls.setWantClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** A server of this authority for 127.0.0.1. */
  public static FakeEstServer start(TestAuthority authority) throws IOException {
    return start(authority, authority.server("127.0.0.1", TestAuthority.recent()));
  }

  /** A server that shows this certificate. */
  public static FakeEstServer start(TestAuthority authority, TestAuthority.Pair own)
      throws IOException {
    return new FakeEstServer(authority, own, 0);
  }

  /** Where it is. */
  public URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  public void cacerts(Reaction reaction) {
    cacerts = reaction;
  }

  public void csrattrs(Reaction reaction) {
    csrattrs = reaction;
  }

  public void enrolment(Desk desk) {
    enrolment = desk;
  }

  public void renewal(Desk desk) {
    renewal = desk;
  }

  public void documents(Desk desk) {
    documents = desk;
  }

  /** Issues a certificate of this name for whatever key asks. */
  public Desk issue(SpiffeId name) {
    return request -> Reaction.certificates(authority.unit(request.key(), name));
  }

  /** The requests so far whose path ends so. */
  public List<Asked> asked(String end) {
    return asked.stream().filter(it -> it.path().endsWith(end)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = read(exchange);
      asked.add(request);
      Reaction reaction =
          switch (request.path()) {
            case "/.well-known/est/cacerts" -> cacerts;
            case "/.well-known/est/csrattrs" -> csrattrs;
            case "/.well-known/est/simpleenroll" -> enrolment.decide(request);
            case "/.well-known/est/simplereenroll" -> renewal.decide(request);
            case "/device/v1/manufacturing" -> documents.decide(request);
            default -> Reaction.status(404);
          };
      reaction.answer(exchange);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Asked read(HttpExchange exchange) throws IOException {
    return new Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Proxy-Authorization")),
        client((HttpsExchange) exchange),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Optional<X509Certificate> client(HttpsExchange exchange) {
    try {
      return Optional.of((X509Certificate) exchange.getSSLSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    var _ = threads.shutdownNow();
  }
}
