package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The fleet's certificate authorities.
 *
 * @param roots the self-signed ones, which are trusted
 * @param issuing those between them and the units
 */
public record CertificateAuthorities(List<X509Certificate> roots, List<X509Certificate> issuing) {

  public CertificateAuthorities {
    roots = List.copyOf(roots);
    issuing = List.copyOf(issuing);
  }

  /** Sorts what a server gave out by whom the trust admits as a root. */
  static CertificateAuthorities of(List<X509Certificate> given, ServerTrust trust)
      throws EstException {
    List<X509Certificate> roots =
        switch (trust) {
          case ServerTrust.Roots(List<X509Certificate> known) -> known;
          case ServerTrust.Pinned(Fingerprint root) -> pinned(given, root);
          case ServerTrust.WebPki(List<X509Certificate> known) ->
              known.isEmpty()
                  ? given.stream().filter(CertificateAuthorities::isSelfSigned).toList()
                  : known;
        };
    if (roots.isEmpty()) {
      throw new EstException("the server gave out no root certificate");
    }
    return new CertificateAuthorities(
        roots, given.stream().filter(it -> !isSelfSigned(it) && !roots.contains(it)).toList());
  }

  private static List<X509Certificate> pinned(List<X509Certificate> given, Fingerprint root)
      throws EstException {
    List<X509Certificate> found = given.stream().filter(it -> has(it, root)).toList();
    if (found.isEmpty()) {
      throw new EstException(
          "the server’s authority is not the one that enrolment.authority names; either the setting"
              + " or the server is wrong");
    }
    return found;
  }

  private static boolean has(X509Certificate certificate, Fingerprint expected) {
    try {
      return Fingerprint.ofEncoded(certificate.getEncoded()).equals(expected);
    } catch (CertificateEncodingException _) {
      return false;
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      if (certificate.getBasicConstraints() < 0) {
        return false;
      }
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
