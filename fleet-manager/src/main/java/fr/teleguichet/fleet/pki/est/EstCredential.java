package fr.teleguichet.fleet.pki.est;

import java.security.cert.X509Certificate;

/** What an EST client proved itself with (RFC 7030, 3.2.3 and 3.3.2). */
public sealed interface EstCredential {

  /** Nothing: a unit that shows a code on its screen. */
  record Nothing() implements EstCredential {}

  /**
   * HTTP Basic authentication with a claim's id and secret.
   *
   * @param id the claim's id, as received: anything up to 200 characters
   * @param secret what only the claim's file holds
   */
  record Claim(String id, String secret) implements EstCredential {
    @Override
    public String toString() {
      return "Claim[id=" + id + "]";
    }
  }

  /** A certificate of this fleet, checked for signature, time and revocation. */
  record Certificate(X509Certificate certificate) implements EstCredential {}

  /**
   * A certificate of this fleet whose time is over, and with which nothing else is wrong: a kiosk
   * that was switched off for months.
   */
  record Lapsed(X509Certificate certificate) implements EstCredential {}
}
