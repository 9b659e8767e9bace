package fr.teleguichet.broker.tls;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits the handshakes of one certificate. HiveMQ lets a connection be silent for as long as the
 * period before it ends it, so this bounds the connections that nobody has a name for yet. An
 * address is no measure: all kiosks of a town hall, or behind a proxy, share one.
 */
final class CertificateHandshakeRateLimiter {
  static final int MAX_HANDSHAKES = 200;
  static final Duration PERIOD = Duration.ofSeconds(10);

  private final Clock clock;

  @GuardedBy("this")
  private final Map<X509Certificate, Integer> handshakes = new HashMap<>();

  @GuardedBy("this")
  private Instant since = Instant.EPOCH;

  CertificateHandshakeRateLimiter(Clock clock) {
    this.clock = clock;
  }

  /** Counts one more; false where it is one too many. */
  synchronized boolean admits(X509Certificate certificate) {
    Instant now = clock.instant();
    if (now.isBefore(since) || !now.isBefore(since.plus(PERIOD))) {
      since = now;
      handshakes.clear();
    }
    return handshakes.merge(certificate, 1, Integer::sum) <= MAX_HANDSHAKES;
  }
}
