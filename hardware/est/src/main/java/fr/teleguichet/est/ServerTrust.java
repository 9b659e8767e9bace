package fr.teleguichet.est;

import fr.teleguichet.hardware.identity.Fingerprint;
import java.security.cert.X509Certificate;
import java.util.List;

/** Why the EST server is believed (RFC 7030, 3.3.1 and 4.1.1). */
public sealed interface ServerTrust {

  /**
   * Its certificate leads to one of these roots: the explicit trust anchors of a claim, or of a
   * unit that has enrolled.
   */
  record Roots(List<X509Certificate> roots) implements ServerTrust {
    public Roots {
      roots = List.copyOf(roots);
      if (roots.isEmpty()) {
        throw new IllegalArgumentException("no root certificate to trust");
      }
    }
  }

  /**
   * Nobody but the root with this fingerprint is believed. The root itself is fetched from a server
   * that is not known yet: that connection carries one request for public certificates and nothing
   * else, and its answer counts only when it holds the root.
   *
   * @param root the SHA-256 of the root certificate's DER
   */
  record Pinned(Fingerprint root) implements ServerTrust {}

  /**
   * Its certificate leads to an authority that this machine's Java knows, and bears its host name.
   *
   * @param roots who must have signed what is issued; empty to believe the server in that as well,
   *     as it is in a first enrolment
   */
  record WebPki(List<X509Certificate> roots) implements ServerTrust {
    public WebPki {
      roots = List.copyOf(roots);
    }
  }
}
