package fr.teleguichet.est;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The certs-only CMC Simple PKI Response (RFC 5272, section 4.1) of EST's answers: a PKCS #7
 * SignedData without signers, in base64 (RFC 8951, section 3.1).
 */
final class CertsOnlyResponseDecoder {

  /** More than a fleet ever has at a time. */
  private static final int MAX_COUNT = 16;

  private CertsOnlyResponseDecoder() {}

  /** The certificates, in no particular order: PKCS #7 holds them as a set. */
  static List<X509Certificate> decode(String base64) throws EstException {
    try {
      byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      var factory = CertificateFactory.getInstance("X.509");
      var found = factory.generateCertificates(new ByteArrayInputStream(der));
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate : found) {
        certificates.add((X509Certificate) certificate);
      }
      return checked(certificates);
    } catch (IllegalArgumentException e) {
      throw new EstException("the server’s answer is no base64", e);
    } catch (CertificateException e) {
      throw new EstException("the server’s answer holds no certificates that can be read", e);
    }
  }

  private static List<X509Certificate> checked(List<X509Certificate> certificates)
      throws EstException {
    if (certificates.isEmpty()) {
      throw new EstException("the server’s answer holds no certificate");
    }
    if (certificates.size() > MAX_COUNT) {
      throw new EstException("the server’s answer holds more than " + MAX_COUNT + " certificates");
    }
    return List.copyOf(certificates);
  }
}
