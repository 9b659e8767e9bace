package fr.teleguichet.fleet.pki.authority;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * From when to when a certificate is valid, to the second as certificates are.
 *
 * @param begin the first second
 * @param end the last second
 */
record ValidityPeriod(Instant begin, Instant end) {

  /** Clocks that run a little behind take a fresh certificate too. */
  static final Duration LENIENCE = Duration.ofMinutes(5);

  static ValidityPeriod of(X509Certificate certificate) {
    return new ValidityPeriod(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  static ValidityPeriod from(Instant now, Duration length) {
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    return new ValidityPeriod(second.minus(LENIENCE), second.plus(length));
  }

  /** The same, ending at the latest with what vouches for it. */
  ValidityPeriod within(ValidityPeriod issuer) {
    return issuer.end().isBefore(end) ? new ValidityPeriod(begin, issuer.end()) : this;
  }

  /** The instant at which two thirds are over. */
  Instant renewal() {
    return begin.plus(Duration.between(begin, end).multipliedBy(2).dividedBy(3));
  }
}
