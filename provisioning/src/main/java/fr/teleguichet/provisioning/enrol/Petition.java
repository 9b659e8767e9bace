package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.Proof;
import fr.teleguichet.est.Trust;
import fr.teleguichet.hardware.identity.Claim;
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
public record Petition(URI manager, Trust trust, Proof proof) {

  /** The claim says everything. */
  public static Petition by(Claim claim) {
    return new Petition(
        claim.manager(), new Trust.Roots(claim.authorities()), new Proof.ByClaim(claim));
  }

  /**
   * The unit shows nothing but its code, and a person accepts it.
   *
   * @param authority the SHA-256 of the manager's root certificate; without it the authorities that
   *     this machine's Java knows vouch for the manager
   */
  public static Petition byCode(URI manager, Optional<Fingerprint> authority) {
    Trust trust =
        authority.<Trust>map(Trust.Pinned::new).orElseGet(() -> new Trust.WebPki(List.of()));
    return new Petition(manager, trust, new Proof.Nothing());
  }

  /** The certificate whose time is over says who the unit was; a person has to approve it again. */
  static Petition after(URI manager, Trust trust, List<X509Certificate> chain) {
    return new Petition(manager, trust, new Proof.ByCertificate(chain));
  }

  boolean isWebPki() {
    return trust instanceof Trust.WebPki;
  }
}
