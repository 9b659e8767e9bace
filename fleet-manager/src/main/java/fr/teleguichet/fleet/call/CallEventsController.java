package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.cert.X509Certificate;
import org.reactivestreams.Publisher;

/** Where a kiosk learns what becomes of its call. */
@Hidden
@DeviceRoute
@Controller("/calls/v1")
final class CallEventsController {

  /** A kiosk that showed its certificate. */
  record Caller(KioskId kiosk, X509Certificate certificate) {}

  private final KioskCallStreams streams;

  CallEventsController(KioskCallStreams streams) {
    this.streams = streams;
  }

  /** Which kiosk sent a request. */
  static Caller caller(HttpRequest<?> request) {
    if (DevicePeer.of(request)
        instanceof DevicePeer.Certified(KioskId kiosk, X509Certificate certificate)) {
      return new Caller(kiosk, certificate);
    }
    throw new RefusalException(new Refusal.Forbidden("This is for kiosks’ certificates only."));
  }

  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(HttpRequest<?> request) {
    Caller caller = caller(request);
    return streams.open(caller.kiosk(), caller.certificate());
  }
}
