package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;

/**
 * A kiosk that showed its certificate.
 *
 * @param address the network address that it came from
 */
public record AuthenticatedKiosk(KioskId kiosk, X509Certificate certificate, String address) {

  /**
   * Which kiosk sent a request.
   *
   * @throws RefusalException when none did
   */
  public static AuthenticatedKiosk of(HttpRequest<?> request) {
    if (DevicePeer.of(request)
        instanceof DevicePeer.Certified(KioskId kiosk, X509Certificate certificate)) {
      InetSocketAddress remote = request.getRemoteAddress();
      String address = remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
      return new AuthenticatedKiosk(kiosk, certificate, address);
    }
    throw new RefusalException(new Refusal.Forbidden("This is for kiosks’ certificates only."));
  }

  /** Why it is turned away, for the audit log. */
  public DeviceRefusalAudit.Refusal refused(String kind, String sentence) {
    return new DeviceRefusalAudit.Refusal(address, kind, kiosk.uri().toString(), sentence);
  }
}
