package fr.teleguichet.edge.identity;

import fr.teleguichet.est.Proof;
import fr.teleguichet.est.Trust;
import fr.teleguichet.hardware.identity.Claim;
import java.net.URI;

/**
 * Whom the unit asks for a certificate, and on what grounds.
 *
 * @param manager the fleet manager's device listener
 * @param trust why it is believed
 * @param proof what the unit shows
 */
record Petition(URI manager, Trust trust, Proof proof) {

  static Petition by(Claim claim) {
    return new Petition(
        claim.manager(), new Trust.Roots(claim.authorities()), new Proof.ByClaim(claim));
  }

  /** With the certificate whose time is over. */
  static Petition after(Held lapsed) {
    return new Petition(lapsed.manager(), lapsed.trust(), new Proof.ByCertificate(lapsed.chain()));
  }

  boolean isWebPki() {
    return trust instanceof Trust.WebPki;
  }
}
