package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateStatus;
import fr.teleguichet.fleet.pki.authority.ClientCertificateDefect;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Ends the handshake of clients whose certificate nobody of this fleet signed. What the fleet did
 * sign passes, whatever else is wrong with it: {@link DeviceListenerFilter} looks at each request
 * and can say in words what is wrong, which a TLS alert can't.
 */
final class FleetClientCertificateValidator extends X509ExtendedTrustManager {

  /** The handshake ends because of this flaw. */
  static final class StrangersCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final ClientCertificateDefect flaw;

    StrangersCertificateException(ClientCertificateDefect flaw, String sentence) {
      super(sentence);
      this.flaw = flaw;
    }

    ClientCertificateDefect flaw() {
      return flaw;
    }
  }

  private final CertificateAuthority authority;

  FleetClientCertificateValidator(CertificateAuthority authority) {
    this.authority = authority;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("the chain is empty");
    }
    if (authority.check(chain[0])
            instanceof CertificateStatus.Refused(ClientCertificateDefect flaw, String sentence)
        && flaw.isStrangers()) {
      throw new StrangersCertificateException(flaw, sentence);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  /** The names by which clients choose among several certificates of theirs. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.authorities().toArray(X509Certificate[]::new);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    throw new UnsupportedOperationException("this listener serves and never asks");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    throw new UnsupportedOperationException("this listener serves and never asks");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {
    throw new UnsupportedOperationException("this listener serves and never asks");
  }
}
