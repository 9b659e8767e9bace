package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.update.action.PollReply;
import fr.teleguichet.fleet.update.action.PollReplyCache;
import fr.teleguichet.fleet.update.token.AcceptedTokenCache;
import fr.teleguichet.fleet.update.token.PresentedToken;
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

/**
 * Where a kiosk asks whether there is something for it; {@link IdlePollResponder} answers most of
 * them.
 */
@Hidden
@DeviceRoute(DeviceRoute.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class PollController {

  private final DdiAuthoriser door;
  private final PollReplyCache situations;
  private final AcceptedTokenCache tokens;
  private final PollResponseFactory answers;
  private final DdiBodyCodec replies;

  PollController(
      DdiAuthoriser door,
      PollReplyCache situations,
      AcceptedTokenCache tokens,
      PollResponseFactory answers,
      DdiBodyCodec replies) {
    this.door = door;
    this.situations = situations;
    this.tokens = tokens;
    this.answers = answers;
    this.replies = replies;
  }

  @Get
  HttpResponse<?> poll(
      HttpRequest<?> request, @PathVariable String tenant, @PathVariable String controllerId) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    PollReply situation = situations.of(guest.kiosk());
    if (situation.isIdle() && DevicePeer.of(request) instanceof DevicePeer.Stranger) {
      PresentedToken.read(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
          .ifPresent(token -> tokens.remember(guest.kiosk(), token, situation));
    }
    return replies.json(request, answers.tree(guest.kiosk(), guest.base(), situation));
  }
}
