package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** How the unit shows who it is (RFC 7030, 3.2.3 and 3.3.2). */
public sealed interface EstClientCredential {

  /** By nothing but the key that it wants certified; a person has to accept it. */
  record Nothing() implements EstClientCredential {}

  /** By a claim's id and secret, as HTTP Basic authentication (RFC 7617). */
  record ByClaim(EnrolmentClaim claim) implements EstClientCredential {}

  /**
   * By a certificate for its key, in the TLS handshake.
   *
   * @param chain the unit's certificate first, without the root
   */
  record ByCertificate(List<X509Certificate> chain) implements EstClientCredential {
    public ByCertificate {
      chain = List.copyOf(chain);
      if (chain.isEmpty()) {
        throw new IllegalArgumentException("a certificate chain without a certificate");
      }
    }
  }

  /** The name that the certificate must bear; nothing when the server will say it. */
  default Optional<SpiffeId> expectedName() {
    return switch (this) {
      case Nothing _ -> Optional.empty();
      case ByClaim(EnrolmentClaim claim) -> Optional.of(claim.name());
      case ByCertificate(List<X509Certificate> chain) -> SpiffeId.of(chain.getFirst());
    };
  }
}
