package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that the authority issued, and what became of it.
 *
 * @param serial its number
 * @param name whom it names: a SPIFFE ID, or {@code server} with names and addresses
 * @param issuer the fingerprint of the key that signed it
 * @param key the fingerprint of the certified key
 * @param notBefore the first second at which it is valid
 * @param notAfter the last second at which it is valid
 * @param issued when it was made
 * @param revocation when and why it was revoked, where it was
 * @param certificate the certificate itself
 */
public record CertificateRecord(
    CertificateSerialNumber serial,
    String name,
    Fingerprint issuer,
    Fingerprint key,
    Instant notBefore,
    Instant notAfter,
    Instant issued,
    Optional<Revocation> revocation,
    X509Certificate certificate) {

  /** When and why a certificate was revoked. */
  public record Revocation(Instant at, RevocationReason reason) {}

  /** Whether it can be used at an instant. */
  public boolean isValidAt(Instant instant) {
    return revocation.isEmpty() && !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
  }
}
