package fr.teleguichet.swarm.enrol;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The serial numbers of the certificates: an authority must never give one twice (RFC 5280, section
 * 4.1.2.2). Thread-safe.
 */
final class SerialNumberCheck {

  private final Set<BigInteger> known = ConcurrentHashMap.newKeySet();
  private final AtomicLong duplicates = new AtomicLong();

  void add(X509Certificate certificate) {
    if (!known.add(certificate.getSerialNumber())) {
      duplicates.incrementAndGet();
    }
  }

  long distinct() {
    return known.size();
  }

  /** How many certificates bore a number that another one had before. */
  long duplicates() {
    return duplicates.get();
  }
}
