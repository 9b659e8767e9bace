package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.account.AdmitsEveryRole;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.account.session.SessionWatch;
import fr.teleguichet.fleet.page.Frames;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;
import org.reactivestreams.Publisher;

/** The status page's live stream; opening one waits for nothing. */
@Hidden
@Controller("/events")
final class KioskEventsController {

  private final KioskStreams streams;
  private final SessionWatch watch;
  private final Frames frames;

  KioskEventsController(KioskStreams streams, SessionWatch watch, Frames frames) {
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  @Get("/kiosks")
  @AdmitsEveryRole
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> kiosks(HttpRequest<?> request, Visitor visitor) {
    String since =
        Objects.requireNonNullElse(
            request.getHeaders().get("Last-Event-ID"),
            Objects.requireNonNullElse(request.getParameters().get("since"), ""));
    return watch.whileSignedIn(
        request,
        () ->
            streams.open(
                new Round.View(
                    KioskFilter.of(request.getParameters()).within(visitor.scope()),
                    frames.text(request).language(),
                    frames.audience(request)),
                since));
  }
}
