package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import java.net.URI;

/**
 * Whom the unit asks for a certificate, and on what grounds.
 *
 * @param manager the fleet manager's device listener
 * @param trust why it is believed
 * @param proof what the unit shows
 */
record UnitEnrolmentParameters(URI manager, ServerTrust trust, EstClientCredential proof) {

  static UnitEnrolmentParameters by(EnrolmentClaim claim) {
    return new UnitEnrolmentParameters(
        claim.manager(),
        new ServerTrust.Roots(claim.authorities()),
        new EstClientCredential.ByClaim(claim));
  }

  /** With the certificate whose time is over. */
  static UnitEnrolmentParameters after(HeldCertificate lapsed) {
    return new UnitEnrolmentParameters(
        lapsed.manager(), lapsed.trust(), new EstClientCredential.ByCertificate(lapsed.chain()));
  }

  boolean isWebPki() {
    return trust instanceof ServerTrust.WebPki;
  }
}
