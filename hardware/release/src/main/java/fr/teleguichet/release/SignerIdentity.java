package fr.teleguichet.release;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Who signed a release.
 *
 * @param subject the certificate's distinguished name (RFC 2253), in one line, its first 400
 *     characters
 * @param fingerprint SHA-256 of the certificate's DER, 64 lower-case hexadecimal digits
 * @param notAfter the end of the certificate's time
 * @param anchor the fingerprint of the certificate of the trust that it leads to, or is
 */
public record SignerIdentity(String subject, String fingerprint, Instant notAfter, String anchor) {

  /** The fingerprint of a certificate, as signers have it. */
  public static String fingerprint(X509Certificate certificate) {
    return CmsSignatureVerifier.fingerprint(certificate);
  }
}
