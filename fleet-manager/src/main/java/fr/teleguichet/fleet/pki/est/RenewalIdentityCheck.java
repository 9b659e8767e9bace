package fr.teleguichet.fleet.pki.est;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Whether a request for renewal names the same as the certificate to be renewed (RFC 7030, 4.2.2):
 * subject and subject alternative names must be identical, the key need not.
 */
final class RenewalIdentityCheck {
  private RenewalIdentityCheck() {}

  static boolean holds(SigningRequest request, X509Certificate current) {
    try {
      JcaX509CertificateHolder certificate = new JcaX509CertificateHolder(current);
      GeneralNames names =
          GeneralNames.fromExtensions(
              certificate.getExtensions(), Extension.subjectAlternativeName);
      Set<GeneralName> present =
          names == null ? Set.of() : new HashSet<>(Arrays.asList(names.getNames()));
      return request.subject().equals(certificate.getSubject())
          && request.alternativeNames().equals(present);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was shown can be written", e);
    }
  }
}
