package fr.teleguichet.fleet.pki.authority;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The authority as it is at one moment.
 *
 * @param root the root's certificate
 * @param issuing the issuing certificates that count, the one that signs last
 * @param revoked what is revoked and not over
 * @param device what the device listener shows
 * @param listed when revocation lists were written
 * @param concern what an operator must see to
 * @param check judges certificates
 */
record AuthoritySnapshot(
    X509Certificate root,
    List<CertificateWithKey> issuing,
    Set<CertificateSerialNumber> revoked,
    CertificateWithKey device,
    Instant listed,
    Optional<AuthorityWarning> concern,
    ClientCertificateValidator check) {

  /** Who signs. */
  CertificateWithKey issuer() {
    return issuing.getLast();
  }

  List<X509Certificate> authorities() {
    return authorities(root, issuing);
  }

  static List<X509Certificate> authorities(X509Certificate root, List<CertificateWithKey> issuing) {
    return Stream.concat(Stream.of(root), issuing.stream().map(CertificateWithKey::certificate))
        .toList();
  }
}
