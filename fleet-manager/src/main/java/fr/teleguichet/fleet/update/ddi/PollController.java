package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.ForDevices;
import fr.teleguichet.fleet.device.Peer;
import fr.teleguichet.fleet.update.action.Situation;
import fr.teleguichet.fleet.update.action.Situations;
import fr.teleguichet.fleet.update.token.DeviceToken;
import fr.teleguichet.fleet.update.token.ShownTokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** Where a kiosk asks whether there is something for it; {@link IdlePolls} answers most of them. */
@Hidden
@ForDevices(ForDevices.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class PollController {

  private final Door door;
  private final Situations situations;
  private final ShownTokens tokens;
  private final PollAnswers answers;
  private final Replies replies;

  PollController(
      Door door, Situations situations, ShownTokens tokens, PollAnswers answers, Replies replies) {
    this.door = door;
    this.situations = situations;
    this.tokens = tokens;
    this.answers = answers;
    this.replies = replies;
  }

  @Get
  HttpResponse<?> poll(
      HttpRequest<?> request, @PathVariable String tenant, @PathVariable String controllerId) {
    Guest guest = door.open(request, tenant, controllerId);
    Situation situation = situations.of(guest.kiosk());
    if (situation.isIdle() && Peer.of(request) instanceof Peer.Stranger) {
      DeviceToken.read(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
          .ifPresent(token -> tokens.remember(guest.kiosk(), token, situation));
    }
    return replies.json(request, answers.tree(guest.kiosk(), guest.base(), situation));
  }
}
