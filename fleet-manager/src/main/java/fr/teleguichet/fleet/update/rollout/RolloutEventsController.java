package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.account.session.SignedOutStreamCloser;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.stream.PageFragmentStreams;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.swagger.v3.oas.annotations.Hidden;
import org.reactivestreams.Publisher;

/** The live stream of a rollout. */
@Hidden
@Controller("/events/rollouts")
final class RolloutEventsController {

  private final RolloutPageStreams streams;
  private final SignedOutStreamCloser watch;
  private final PageFrameFactory frames;

  RolloutEventsController(
      RolloutPageStreams streams, SignedOutStreamCloser watch, PageFrameFactory frames) {
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  /**
   * The database is not asked on the thread that serves all streams: one that is not there, or not
   * for this visitor, has nothing to show, and its stream stays silent.
   */
  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> rollout(
      HttpRequest<?> request, Principal visitor, @PathVariable String id) {
    RolloutPageReader.Wanted wanted =
        new RolloutPageReader.Wanted(
            RolloutPageController.number(id),
            visitor,
            RolloutPageReader.query(
                request.getParameters().get("wave"), request.getParameters().get("state")),
            frames.text(request).language());
    return watch
        .whileSignedIn(Caller.of(request), () -> streams.open(wanted))
        .orElseThrow(PageFragmentStreams::tooMany);
  }
}
