package fr.teleguichet.fleet.device;

import fr.teleguichet.hardware.identity.CertificateName;
import io.micronaut.http.HttpRequest;
import java.security.cert.X509Certificate;

/** Who is at the other end of a connection of the device listener. */
public sealed interface Peer {

  /** The name under which requests carry it. */
  String ATTRIBUTE = "fleet.device.peer";

  /** It showed no certificate. */
  record Stranger() implements Peer {}

  /** It showed a certificate of this fleet that is valid now. */
  record Certified(CertificateName name, X509Certificate certificate) implements Peer {}

  /** Its certificate's time is over. */
  record Lapsed(CertificateName name, X509Certificate certificate) implements Peer {}

  /** Who sent a request; a stranger where nobody looked. */
  static Peer of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Peer.class).orElseGet(Stranger::new);
  }
}
