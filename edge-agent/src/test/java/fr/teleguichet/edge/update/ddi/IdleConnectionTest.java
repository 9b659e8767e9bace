package fr.teleguichet.edge.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** What it costs an idle kiosk to ask again on a connection that has been closed meanwhile. */
class IdleConnectionTest {

  private static final int QUESTIONS = 5;

  /** A certificate is looked at in a full handshake, and not in one that takes up a session. */
  @Test
  void onlyTheFirstQuestionNeedsAFullHandshake() throws Exception {
    KeyPair key = TestAuthority.key();
    X509Certificate certificate =
        TestAuthority.make("fleet")
            .unit(key.getPublic(), new KioskId(new Territory("lot"), new KioskName("figeac-01")));
    var atServer = new Counting();
    var atKiosk = new Counting();
    Set<Integer> connections = ConcurrentHashMap.newKeySet();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new Mutual(context(key, certificate, atServer)));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean _ = connections.add(exchange.getRemoteAddress().getPort());
            byte[] poll = "{}".getBytes(StandardCharsets.UTF_8);
            // As after half a minute without a question.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, poll.length);
            exchange.getResponseBody().write(poll);
          }
        });
    server.start();
    var address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    SSLContext own = context(key, certificate, atKiosk);
    try (var client =
        new DdiClient(
            new DdiServerAddress(address, "DEFAULT", "figeac-01", Optional.empty()),
            OutboundRoute.direct(),
            () -> Optional.of(own))) {
      for (int question = 0; question < QUESTIONS; question++) {
        assertThat(client.poll().offer()).isEmpty();
      }
    } finally {
      server.stop(0);
    }
    assertThat(connections).hasSize(QUESTIONS);
    assertThat(atKiosk.looks).hasValue(1);
    assertThat(atServer.looks).hasValue(1);
  }

  private static SSLContext context(KeyPair key, X509Certificate certificate, Counting trust)
      throws Exception {
    char[] password = "memory".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, password);
    own.setKeyEntry("own", key.getPrivate(), password, new X509Certificate[] {certificate});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {trust}, null);
    return context;
  }

  /** Wants to see the kiosk's certificate. */
  private static final class Mutual extends HttpsConfigurator {
    Mutual(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
      wanted.setNeedClientAuth(true);
      parameters.setSSLParameters(wanted);
    }
  }

  /** Trusts everybody, and counts how often it is asked. */
  private static final class Counting extends X509ExtendedTrustManager {
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      int _ = looks.incrementAndGet();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      int _ = looks.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new IllegalStateException("an engine is used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new IllegalStateException("an engine is used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new IllegalStateException("an engine is used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new IllegalStateException("an engine is used");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
