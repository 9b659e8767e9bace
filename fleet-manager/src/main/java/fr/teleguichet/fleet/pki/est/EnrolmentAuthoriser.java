package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;

/** Who may have a certificate; the EST server asks, and knows nothing of units and claims. */
public interface EnrolmentAuthoriser {

  /**
   * A request whose signature was checked, so that the sender has the private key.
   *
   * @param key the fingerprint of the key to be certified
   * @param credential what the sender proved itself with
   * @param address the network address that it came from
   */
  record Request(Fingerprint key, EstCredential credential, String address) {}

  /**
   * Decides on a first or repeated enrolment. The same request gets the same answer again, so that
   * a kiosk that lost power before it read the answer comes through.
   */
  EnrolmentDecision enrol(Request request);

  /** Decides on a renewal; the credential is a {@link EstCredential.Certificate}. */
  EnrolmentDecision renew(Request request);

  /**
   * Whether this key still has this name, once every change that is under way is over. Between a
   * decision and the certificate that comes of it a person may retire, replace or revoke the unit,
   * and that revokes only what is written down by then.
   */
  boolean isStillGiven(KioskId name, Fingerprint key);
}
