package fr.teleguichet.fleet.care;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.MEDIATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.account.session.SessionWatch;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
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
final class CareEventsController {

  private final LiveFleet fleet;
  private final CareStreams streams;
  private final SessionWatch watch;
  private final Frames frames;

  CareEventsController(LiveFleet fleet, CareStreams streams, SessionWatch watch, Frames frames) {
    this.fleet = fleet;
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  @Get("/{name}")
  @Admits({COORDINATOR, TECHNICIAN, MEDIATOR})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> care(
      HttpRequest<?> request, Visitor visitor, @PathVariable String name) {
    KioskRow kiosk =
        fleet
            .picture()
            .find(name, visitor.scope())
            .orElseThrow(
                () -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such kiosk"));
    boolean whole = request.getParameters().contains("all");
    String id = Objects.requireNonNullElse(request.getParameters().get("id"), "");
    CareView.Wanted wanted =
        new CareView.Wanted(
            kiosk.node(),
            kiosk.path(),
            visitor.role(),
            frames.text(request).language(),
            whole ? CareView.MOST : CareView.FEW,
            CareIds.parse(id));
    return watch.whileSignedIn(request, () -> streams.open(wanted));
  }
}
