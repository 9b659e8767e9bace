package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;

/** Where a kiosk learns what becomes of its call, and of what else it asked for. */
@Hidden
@DeviceRoute
@Controller("/calls/v1")
final class KioskCallEventController {

  private final KioskCallEventStreams streams;

  KioskCallEventController(KioskCallEventStreams streams) {
    this.streams = streams;
  }

  /** Which kiosk sent a request. */
  static AuthenticatedKiosk caller(HttpRequest<?> request) {
    return AuthenticatedKiosk.of(request);
  }

  @Get("/events")
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(HttpRequest<?> request) {
    AuthenticatedKiosk caller = caller(request);
    return streams.open(caller.kiosk(), caller.certificate());
  }
}
