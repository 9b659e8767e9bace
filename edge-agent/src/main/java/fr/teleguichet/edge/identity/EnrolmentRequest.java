package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstClientCredential;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.Claim;
import java.net.URI;

/**
 * Whom the unit asks for a certificate, and on what grounds.
 *
 * @param manager the fleet manager's device listener
 * @param trust why it is believed
 * @param proof what the unit shows
 */
record EnrolmentRequest(URI manager, ServerTrust trust, EstClientCredential proof) {

  static EnrolmentRequest by(Claim claim) {
    return new EnrolmentRequest(
        claim.manager(),
        new ServerTrust.Roots(claim.authorities()),
        new EstClientCredential.ByClaim(claim));
  }

  /** With the certificate whose time is over. */
  static EnrolmentRequest after(HeldCertificate lapsed) {
    return new EnrolmentRequest(
        lapsed.manager(), lapsed.trust(), new EstClientCredential.ByCertificate(lapsed.chain()));
  }

  boolean isWebPki() {
    return trust instanceof ServerTrust.WebPki;
  }
}
