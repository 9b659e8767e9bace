package fr.teleguichet.est;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS contexts: whom to believe, and what to show. */
final class TlsContextFactory {

  private final TrustManager[] trusted;
  private KeyManager[] keys = new KeyManager[0];

  private TlsContextFactory(TrustManager... trusted) {
    this.trusted = trusted;
  }

  /** Believes servers whose certificates lead to these roots; the machine's own when empty. */
  static TlsContextFactory trusting(List<X509Certificate> roots) throws EstException {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(roots.isEmpty() ? null : store(roots));
      return new TlsContextFactory(factory.getTrustManagers());
    } catch (GeneralSecurityException | IOException e) {
      throw new EstException("TLS can’t be set up: " + e.getMessage(), e);
    }
  }

  /** Believes any server; see {@link UnauthenticatedServerTrust}. */
  static TlsContextFactory provisional() {
    return new TlsContextFactory(new UnauthenticatedServerTrust());
  }

  /** Shows this certificate when a server wants one. */
  TlsContextFactory showing(List<X509Certificate> chain, PrivateKey key) {
    keys = new KeyManager[] {new UnitKeySelector(chain, key)};
    return this;
  }

  SSLContext context() throws EstException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trusted, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new EstException("TLS can’t be set up: " + e.getMessage(), e);
    }
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("root-" + i, certificates.get(i));
    }
    return store;
  }
}
