package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.account.session.SignedOutStreamCloser;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
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
final class StatusEventsController {

  private final StatusPageStreams streams;
  private final SignedOutStreamCloser watch;
  private final PageFrameFactory frames;

  StatusEventsController(
      StatusPageStreams streams, SignedOutStreamCloser watch, PageFrameFactory frames) {
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  @Get("/kiosks")
  @AnyRoleAllowed
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> kiosks(HttpRequest<?> request, Principal visitor) {
    return watch
        .whileSignedIn(
            Caller.of(request),
            () ->
                streams.open(
                    new StatusBroadcastRound.View(
                        KioskQuery.of(request.getParameters()).within(visitor.scope()),
                        frames.text(request).language(),
                        frames.audience(request)),
                    since(request)))
        .orElseThrow(PageFragmentStreams::tooMany);
  }

  /** What the page has seen already. */
  private static String since(HttpRequest<?> request) {
    return Objects.requireNonNullElse(
        request.getHeaders().get("Last-Event-ID"),
        Objects.requireNonNullElse(request.getParameters().get("since"), ""));
  }
}
