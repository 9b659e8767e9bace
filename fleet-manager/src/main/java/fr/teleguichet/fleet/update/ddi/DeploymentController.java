package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.update.action.FeedbackOutcome;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateActionEvent;
import fr.teleguichet.fleet.update.action.UpdateActionService;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a kiosk shall install, has installed, or shall leave; and what it tells of that. */
@Hidden
@DeviceRoute(DeviceRoute.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class DeploymentController {

  private final DdiAuthoriser door;
  private final DeploymentResponseFactory deployments;
  private final UpdateActionService actions;
  private final DdiFeedbackHandler receipts;
  private final DdiBodyCodec replies;

  DeploymentController(
      DdiAuthoriser door,
      DeploymentResponseFactory deployments,
      UpdateActionService actions,
      DdiFeedbackHandler receipts,
      DdiBodyCodec replies) {
    this.door = door;
    this.deployments = deployments;
    this.actions = actions;
    this.receipts = receipts;
    this.replies = replies;
  }

  @Get("/deploymentBase/{action}")
  HttpResponse<?> deployment(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @QueryValue(defaultValue = "0") String actionHistory) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    UpdateAction found = door.action(guest, action);
    int lines = lines(actionHistory);
    return switch (found.state()) {
      case UpdateActionState.Waiting _,
          UpdateActionState.Cancelling _,
          UpdateActionState.Cancelled _ ->
          throw DdiRefusalException.notFound();
      case UpdateActionState.Offered _, UpdateActionState.Running _ -> {
        if (!(actions.happen(
                guest.kiosk(), found.id(), new UpdateActionEvent.Retrieve(), Optional.empty())
            instanceof FeedbackOutcome.Taken(UpdateAction now, boolean _))) {
          throw DdiRefusalException.notFound();
        }
        yield replies.json(request, deployments.of(guest, now, "deployment", lines));
      }
      case UpdateActionState.Succeeded _, UpdateActionState.Failed _ ->
          replies.json(request, deployments.of(guest, found, "deployment", lines));
    };
  }

  static int lines(String text) {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw DdiRefusalException.unreadable("actionHistory must be a whole number.");
    }
    return Integer.parseInt(text);
  }

  @Post("/deploymentBase/{action}/feedback")
  @Consumes(MediaType.ALL)
  HttpResponse<?> tell(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    DdiFeedback feedback = DdiFeedback.read(replies.read(request, body, true));
    return receipts.deployment(guest, door.action(guest, action).id(), feedback);
  }

  @Get("/installedBase/{action}")
  HttpResponse<?> installed(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @QueryValue(defaultValue = "0") String actionHistory) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    UpdateAction found = door.action(guest, action);
    if (found.state().isOpen() || found.state() instanceof UpdateActionState.Cancelled) {
      throw DdiRefusalException.notFound();
    }
    return replies.json(request, deployments.of(guest, found, "deployment", lines(actionHistory)));
  }

  @Get("/cancelAction/{action}")
  HttpResponse<?> cancellation(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    UpdateAction found = door.action(guest, action);
    if (!(found.state() instanceof UpdateActionState.Cancelling)
        && !(found.state() instanceof UpdateActionState.Cancelled)) {
      throw DdiRefusalException.notFound();
    }
    String id = Integer.toString(found.id());
    return replies.json(
        request,
        new JsonTreeBuilder()
            .put("id", id)
            .put("cancelAction", new JsonTreeBuilder().put("stopId", id))
            .node());
  }

  @Post("/cancelAction/{action}/feedback")
  @Consumes(MediaType.ALL)
  HttpResponse<?> tellOfCancellation(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    DdiFeedback feedback = DdiFeedback.read(replies.read(request, body, true));
    return receipts.cancellation(guest, door.action(guest, action).id(), feedback);
  }
}
