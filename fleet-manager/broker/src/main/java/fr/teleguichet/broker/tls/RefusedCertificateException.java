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
  private final boolean tooOften;

  private RefusedCertificateException(
      X509Certificate certificate, String message, boolean tooOften) {
    super(message);
    this.certificate = certificate;
    this.tooOften = tooOften;
  }

  /** The platform's judgement. */
  static RefusedCertificateException judged(
      X509Certificate certificate, CertificateException refusal) {
    return new RefusedCertificateException(
        certificate, String.valueOf(refusal.getMessage()), /* tooOften */ false);
  }

  /** A certificate with which too many connections are opened. */
  static RefusedCertificateException tooOften(X509Certificate certificate) {
    return new RefusedCertificateException(
        certificate, "too many connections in a short time", /* tooOften */ true);
  }

  /** Whether nothing else is wrong with it than that too many connections are opened with it. */
  public boolean isTooOften() {
    return tooOften;
  }

  /** The certificate, as the client sent it: nothing in it is proved. */
  public X509Certificate certificate() {
    return certificate;
  }
}
