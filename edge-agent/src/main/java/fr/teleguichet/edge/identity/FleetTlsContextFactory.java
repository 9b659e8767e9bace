package fr.teleguichet.edge.identity;

import fr.teleguichet.est.UnitKeySelector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS with the fleet's own authorities and, when there is one, the kiosk's certificate. The files
 * are read each time, so that a renewed certificate counts from the next connection on.
 *
 * @param authorities PEM certificates of who signs the servers' certificates
 * @param own the kiosk's certificate chain and its key
 */
public record FleetTlsContextFactory(Path authorities, Optional<Own> own)
    implements Supplier<SSLContext> {

  /**
   * The kiosk's certificate chain in PEM, and its private key.
   *
   * @param key asked for the key each time
   */
  public record Own(Path certificate, KeyReader key) {

    /** With the key in a PEM file. */
    public Own(Path certificate, Path key) {
      this(certificate, () -> IdentityPemReader.key(key));
    }
  }

  /** Where the private key comes from. */
  @FunctionalInterface
  public interface KeyReader {
    /** The key, or one to sign with that stays where it is. */
    PrivateKey read() throws IOException, GeneralSecurityException;
  }

  /** TLS can't be had from these files; the message says from which and why. */
  public static final class UnusableException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnusableException(Exception cause) {
      super(
          "TLS can’t be set up: " + cause.getMessage(),
          cause instanceof IOException it ? it : new IOException(cause));
    }
  }

  /** TLS with what the unit keeps of its identity. */
  public static FleetTlsContextFactory of(IdentityFolder folder) {
    KeyReader key =
        () ->
            folder
                .key()
                .orElseThrow(() -> new GeneralSecurityException("the unit has no key"))
                .getPrivate();
    return new FleetTlsContextFactory(
        folder.authorities(), Optional.of(new Own(folder.certificate(), key)));
  }

  @Override
  public SSLContext get() {
    return context(false);
  }

  /**
   * The same for clients that want a whole context.
   *
   * @param isWebPki whether the server shows a certificate of an authority that the Java platform
   *     knows, instead of one of these authorities'
   */
  public SSLContext context(boolean isWebPki) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(isWebPki ? null : trusted());
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(keys(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableException(e);
    }
  }

  /**
   * Who the kiosk is, for a server of its own.
   *
   * @throws GeneralSecurityException also when there is no certificate
   */
  public UnitKeySelector ownKey() throws IOException, GeneralSecurityException {
    Own kiosk = own.orElseThrow(() -> new GeneralSecurityException("the unit has no certificate"));
    List<X509Certificate> chain =
        IdentityPemReader.certificates(kiosk.certificate).stream()
            .map(X509Certificate.class::cast)
            .toList();
    return new UnitKeySelector(chain, kiosk.key.read());
  }

  private KeyStore trusted() throws IOException, GeneralSecurityException {
    KeyStore store = empty();
    List<Certificate> certificates = IdentityPemReader.certificates(authorities);
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    return store;
  }

  private KeyManager[] keys() throws IOException, GeneralSecurityException {
    return own.isEmpty() ? new KeyManager[0] : new KeyManager[] {ownKey()};
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
