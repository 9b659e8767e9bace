package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate whose private key is here.
 *
 * @param chain the certificate and those that vouch for it, without the root
 * @param key its private key, which is never shown
 */
public record CertificateWithKey(List<X509Certificate> chain, PrivateKey key) {

  public CertificateWithKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one certificate");
    }
  }

  /** The certificate itself. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** What tells the key from every other. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(certificate().getPublicKey());
  }

  /** The instant at which two thirds of its life are over. */
  Instant renewal() {
    return ValidityPeriod.of(certificate()).renewal();
  }

  @Override
  public String toString() {
    return "CertificateWithKey[" + certificate().getSubjectX500Principal().getName() + "]";
  }
}
