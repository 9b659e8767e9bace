package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The kiosk whose certificate the device listener has checked. */
@Singleton
final class CertificateDeviceCallerResolver implements DeviceCallerResolver {

  @Override
  public Optional<Caller> of(HttpRequest<?> request) {
    return DevicePeer.of(request) instanceof DevicePeer.Certified(KioskId name, var certificate)
        ? Optional.of(
            new Caller(
                name,
                certificate,
                AddressBlock.plain(request.getRemoteAddress().getAddress().getHostAddress())))
        : Optional.empty();
  }
}
