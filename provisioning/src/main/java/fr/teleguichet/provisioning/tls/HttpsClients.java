package fr.teleguichet.provisioning.tls;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** HTTP clients that know whom to trust and who they are. */
public final class HttpsClients {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private HttpsClients() {}

  /**
   * A certificate and its key.
   *
   * @param certificate the file of the chain, the own certificate first
   * @param key the file of the private key
   */
  public record Identity(Path certificate, Path key) {}

  /**
   * A client that follows no redirect.
   *
   * @param authorities a file of certificates to trust; the Java platform's own list when empty
   * @param identity who the client is; nobody when empty
   */
  public static HttpClient client(Optional<Path> authorities, Optional<Identity> identity)
      throws TroubleException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          identity.isPresent() ? keys(identity.get()) : null,
          authorities.isPresent() ? trust(authorities.get()) : null,
          null);
      var parameters = new SSLParameters();
      parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
      return HttpClient.newBuilder()
          .sslContext(context)
          .sslParameters(parameters)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new TroubleException(
          TroubleKind.USAGE, Message.of("tls.unusable", String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * A client that trusts whoever has this key, whatever its certificate says, and follows no
   * redirect.
   *
   * @param key as it stands on the unit's label
   */
  public static HttpClient knowing(Fingerprint key) throws TroubleException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new PinnedKeyTrust(key)}, null);
      return HttpClient.newBuilder()
          .sslContext(context)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();
    } catch (GeneralSecurityException e) {
      throw new TroubleException(
          TroubleKind.USAGE, Message.of("tls.unusable", String.valueOf(e.getMessage())), e);
    }
  }

  private static TrustManager[] trust(Path authorities)
      throws TroubleException, GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    for (X509Certificate certificate : PemFileReader.certificates(authorities)) {
      store.setCertificateEntry("authority-" + store.size(), certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyManager[] keys(Identity identity)
      throws TroubleException, GeneralSecurityException, IOException {
    List<X509Certificate> chain = PemFileReader.certificates(identity.certificate());
    KeyStore store = emptyStore();
    char[] noPassword = new char[0];
    store.setKeyEntry(
        "unit", PemFileReader.key(identity.key()), noPassword, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, noPassword);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    char @Nullable [] noPassword = null;
    store.load(null, noPassword);
    return store;
  }
}
