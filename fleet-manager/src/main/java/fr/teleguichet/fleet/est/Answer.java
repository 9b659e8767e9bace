package fr.teleguichet.fleet.est;

import java.security.cert.X509Certificate;
import java.time.Duration;

/** What the EST server says to a request for a certificate. */
sealed interface Answer {

  /** Here it is. */
  record Certificate(X509Certificate certificate) implements Answer {}

  /** Ask again later (RFC 7030, 4.2.3). */
  record Later(Duration retryAfter) implements Answer {}

  /** No, with a sentence for a technician. */
  record No(Decision.Why why, String sentence) implements Answer {}
}
