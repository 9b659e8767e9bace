package fr.teleguichet.fleet.update.rollout;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;
import static fr.teleguichet.fleet.account.Role.VIEWER;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.account.session.SessionWatch;
import fr.teleguichet.fleet.page.Frames;
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

  private final RolloutStreams streams;
  private final SessionWatch watch;
  private final Frames frames;

  RolloutEventsController(RolloutStreams streams, SessionWatch watch, Frames frames) {
    this.streams = streams;
    this.watch = watch;
    this.frames = frames;
  }

  /**
   * The database is not asked on the thread that serves all streams: one that is not there, or not
   * for this visitor, has nothing to show, and its stream stays silent.
   */
  @Get("/{id}")
  @Admits({COORDINATOR, TECHNICIAN, VIEWER})
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> rollout(
      HttpRequest<?> request, Visitor visitor, @PathVariable String id) {
    RolloutReader.Wanted wanted =
        new RolloutReader.Wanted(
            RolloutController.number(id),
            visitor,
            RolloutReader.query(
                request.getParameters().get("wave"), request.getParameters().get("state")),
            frames.text(request).language());
    return watch.whileSignedIn(request, () -> streams.open(wanted));
  }
}
