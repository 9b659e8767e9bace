package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.Fingerprint;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whom a unit asks for its certificate, and on what grounds.
 *
 * @param manager the fleet manager's device listener
 * @param trust why it is believed
 * @param proof what the unit shows
 */
public record EnrolmentParameters(URI manager, ServerTrust trust, EstClientCredential proof) {

  /** The claim says everything. */
  public static EnrolmentParameters by(EnrolmentClaim claim) {
    return new EnrolmentParameters(
        claim.manager(),
        new ServerTrust.Roots(claim.authorities()),
        new EstClientCredential.ByClaim(claim));
  }

  /**
   * The unit shows nothing but its code, and a person accepts it.
   *
   * @param authority the SHA-256 of the manager's root certificate; without it the authorities that
   *     this machine's Java knows vouch for the manager
   */
  public static EnrolmentParameters byCode(URI manager, Optional<Fingerprint> authority) {
    ServerTrust trust =
        authority
            .<ServerTrust>map(ServerTrust.Pinned::new)
            .orElseGet(() -> new ServerTrust.WebPki(List.of()));
    return new EnrolmentParameters(manager, trust, new EstClientCredential.Nothing());
  }

  /** The certificate whose time is over says who the unit was; a person has to approve it again. */
  static EnrolmentParameters after(URI manager, ServerTrust trust, List<X509Certificate> chain) {
    return new EnrolmentParameters(manager, trust, new EstClientCredential.ByCertificate(chain));
  }

  boolean isWebPki() {
    return trust instanceof ServerTrust.WebPki;
  }
}
