package fr.teleguichet.edge.identity;

import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.KioskId;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * The certificate that makes the unit a kiosk, and from whom it has it.
 *
 * @param name whom it names
 * @param chain the kiosk's certificate first, without the root
 * @param roots the fleet's roots
 * @param manager the fleet manager's device listener
 * @param isWebPki whether the manager shows a certificate of a public authority
 */
public record HeldCertificate(
    KioskId name,
    List<X509Certificate> chain,
    List<X509Certificate> roots,
    URI manager,
    boolean isWebPki) {

  public HeldCertificate {
    chain = List.copyOf(chain);
    roots = List.copyOf(roots);
  }

  /** The kiosk's own certificate. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** When its time begins. */
  public Instant from() {
    return certificate().getNotBefore().toInstant();
  }

  /** The last instant of its time. */
  public Instant until() {
    return certificate().getNotAfter().toInstant();
  }

  /** Whether its time is over. */
  boolean isOver(Instant now) {
    return now.isAfter(until());
  }

  /** Why the manager is believed from now on. */
  public ServerTrust trust() {
    return isWebPki ? new ServerTrust.WebPki(roots) : new ServerTrust.Roots(roots);
  }

  @Override
  public String toString() {
    return "Held[name=" + name.uri() + ", until=" + until() + ", manager=" + manager + "]";
  }
}
