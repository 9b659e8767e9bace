package fr.teleguichet.est;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** What the EST server says to a certificate request (RFC 7030, 4.2.3). */
public sealed interface EstResponse {

  /**
   * A certificate for the unit's key, checked up to a root that is trusted.
   *
   * @param chain the unit's certificate first, then the issuing ones, without the root
   * @param roots the roots that the fleet's certificates lead to
   */
  record Issued(List<X509Certificate> chain, List<X509Certificate> roots) implements EstResponse {
    public Issued {
      chain = List.copyOf(chain);
      roots = List.copyOf(roots);
    }

    /** The unit's own certificate. */
    public X509Certificate certificate() {
      return chain.getFirst();
    }
  }

  /**
   * A person must accept the unit first (status 202).
   *
   * @param retryAfter when to ask again, 1 second to 1 hour
   */
  record Wait(Duration retryAfter) implements EstResponse {}

  /**
   * No certificate.
   *
   * @param status the HTTP status
   * @param sentence why and what to do, at most 300 characters on one line, none of them a control
   *     character; the server's words when it has any
   */
  record Refused(int status, String sentence) implements EstResponse {}
}
