package fr.teleguichet.fleet.pki.est;

import fr.teleguichet.hardware.identity.Fingerprint;

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
}
