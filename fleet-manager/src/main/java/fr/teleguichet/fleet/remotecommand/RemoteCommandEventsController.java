package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.session.SignedOutStreamCloser;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;
import org.reactivestreams.Publisher;

/** The live stream of a kiosk's wishes. */
@Hidden
@Controller("/events/care")
final class RemoteCommandEventsController {

  private final LiveFleetStatus fleet;
  private final RemoteCommandPageStreams streams;
  private final SignedOutStreamCloser watch;
  private final PageFrameFactory frames;

  RemoteCommandEventsController(
      LiveFleetStatus fleet,
      RemoteCommandPageStreams streams,
      SignedOutStreamCloser watch,
      PageFrameFactory frames) {
    this.fleet = fleet;
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  @Get("/{name}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> care(
      HttpRequest<?> request, Principal visitor, @PathVariable KioskUrlName name) {
    KioskRow kiosk =
        fleet
            .picture()
            .find(name, visitor.scope())
            .orElseThrow(
                () -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such kiosk"));
    boolean whole = request.getParameters().contains("all");
    String id = Objects.requireNonNullElse(request.getParameters().get("id"), "");
    RemoteCommandFragmentRenderer.Wanted wanted =
        new RemoteCommandFragmentRenderer.Wanted(
            kiosk.node(),
            kiosk.path(),
            visitor.role(),
            frames.text(request).language(),
            whole ? RemoteCommandFragmentRenderer.MAX_COUNT : RemoteCommandFragmentRenderer.FEW,
            RemoteCommandIdParser.parse(id));
    return watch
        .whileSignedIn(Caller.of(request), () -> streams.open(wanted))
        .orElseThrow(PageFragmentStreams::tooMany);
  }
}
