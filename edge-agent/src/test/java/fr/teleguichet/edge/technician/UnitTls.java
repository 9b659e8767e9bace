package fr.teleguichet.edge.technician;

import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;

/** A unit with a certificate, and a technician who knows its key from the label. */
final class UnitTls {

  private final KeyPair key = TestAuthority.key();
  private final X509Certificate certificate =
      TestAuthority.make("fleet")
          .unit(key.getPublic(), new KioskId(new Territory("lot"), new KioskName("figeac-01")));

  X509KeyManager keyManager() throws Exception {
    char[] password = "memory".toCharArray();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, password);
    own.setKeyEntry("kiosk", key.getPrivate(), password, new X509Certificate[] {certificate});
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own, password);
    return Stream.of(factory.getKeyManagers())
        .map(X509KeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Trusts whoever has the unit's key, whatever its certificate says. */
  SSLContext knowing() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Known(Fingerprint.of(key.getPublic()))}, null);
    return context;
  }

  private static final class Known extends X509ExtendedTrustManager {

    private final Fingerprint label;

    private Known(Fingerprint label) {
      this.label = label;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (!Fingerprint.of(chain[0].getPublicKey()).equals(label)) {
        throw new CertificateException("another key");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
