package fr.teleguichet.fleet.pki.device;

import fr.teleguichet.hardware.identity.SpiffeId;
import io.micronaut.http.HttpRequest;
import java.security.cert.X509Certificate;

/** Who is at the other end of a connection of the device listener. */
public sealed interface DevicePeer {

  /** The name under which requests carry it. */
  String ATTRIBUTE = "fleet.device.peer";

  /** It showed no certificate. */
  record Stranger() implements DevicePeer {}

  /** It showed a certificate of this fleet that is valid now. */
  record Certified(SpiffeId name, X509Certificate certificate) implements DevicePeer {}

  /** Its certificate's time is over. */
  record Lapsed(SpiffeId name, X509Certificate certificate) implements DevicePeer {}

  /** Who sent a request; a stranger where nobody looked. */
  static DevicePeer of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, DevicePeer.class).orElseGet(Stranger::new);
  }
}
