package fr.teleguichet.broker.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * A client's certificate was refused in the handshake. It has no cause of its own, so that whoever
 * looks for the root of a failed handshake finds it.
 */
public final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient X509Certificate certificate;

  RefusedCertificateException(X509Certificate certificate, CertificateException refusal) {
    super(String.valueOf(refusal.getMessage()));
    this.certificate = certificate;
  }

  /** The certificate, as the client sent it: nothing in it is proved. */
  public X509Certificate certificate() {
    return certificate;
  }
}
