package fr.teleguichet.fleet.pki.device;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A client that trusts one root and shows whatever certificate it is told to. */
public final class DeviceClient implements AutoCloseable {
  private final HttpClient http;
  private final SSLContext tls;
  private final URI base;

  private DeviceClient(URI base, SSLContext tls) {
    this.base = base;
    this.tls = tls;
    this.http = HttpClient.newBuilder().sslContext(tls).build();
  }

  /** A client without a certificate. */
  public static DeviceClient stranger(URI base, X509Certificate root) {
    return new DeviceClient(base, context(root, null));
  }

  /** A client that shows this certificate even to servers that would not ask for it. */
  public static DeviceClient showing(
      URI base, X509Certificate root, PrivateKey key, X509Certificate... chain) {
    return new DeviceClient(base, context(root, new Stubborn(key, chain)));
  }

  /** TLS as this client speaks it. */
  public SSLContext tls() {
    return tls;
  }

  /** A request of a path, to be completed. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(5));
  }

  /** Asks and waits for the answer. */
  public HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Gets a path. */
  public HttpResponse<String> get(String path) throws IOException {
    return send(request(path).build());
  }

  /** Posts a certificate request. */
  public HttpResponse<String> post(String path, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/pkcs10")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static SSLContext context(X509Certificate root, @Nullable KeyManager key) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", root);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(key == null ? null : new KeyManager[] {key}, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the test's TLS can't be made", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }

  /** Shows its certificate whoever asks. */
  private static final class Stubborn extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate[] chain;

    Stubborn(PrivateKey key, X509Certificate... chain) {
      this.key = key;
      this.chain = chain.clone();
    }

    @Override
    public String chooseEngineClientAlias(
        String[] keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return "only";
    }

    @Override
    public String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, Socket socket) {
      return "only";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {"only"};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      throw new UnsupportedOperationException("a client");
    }

    @Override
    public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
      throw new UnsupportedOperationException("a client");
    }
  }
}
