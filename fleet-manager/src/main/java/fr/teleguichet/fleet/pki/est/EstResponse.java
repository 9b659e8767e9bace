package fr.teleguichet.fleet.pki.est;

import java.security.cert.X509Certificate;
import java.time.Duration;

/** What the EST server says to a request for a certificate. */
sealed interface EstResponse {

  /** Here it is. */
  record Certificate(X509Certificate certificate) implements EstResponse {}

  /** Ask again later (RFC 7030, 4.2.3). */
  record Later(Duration retryAfter) implements EstResponse {}

  /** No, with a sentence for a technician. */
  record No(EnrolmentDecision.Why why, String sentence) implements EstResponse {}
}
