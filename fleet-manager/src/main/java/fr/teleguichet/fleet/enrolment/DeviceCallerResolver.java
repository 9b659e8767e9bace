package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Knows which kiosk a request of the device listener comes from. */
@FunctionalInterface
public interface DeviceCallerResolver {

  /**
   * A kiosk that proved who it is.
   *
   * @param name the kiosk, as its certificate says
   * @param certificate the certificate: of this fleet, in its time, not revoked
   * @param address the network address that it came from
   */
  record Caller(KioskId name, X509Certificate certificate, String address) {}

  /** The kiosk; empty when the request came by another way or without a good certificate. */
  Optional<Caller> of(HttpRequest<?> request);

  /**
   * The kiosk, for what no other may do.
   *
   * @throws ProblemException 401, when there is none
   */
  default Caller needed(HttpRequest<?> request) {
    return of(request)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED, "This needs the kiosk’s own certificate."));
  }
}
