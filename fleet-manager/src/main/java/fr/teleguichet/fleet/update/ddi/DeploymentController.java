package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.ForDevices;
import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.ActionEvent;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.action.Actions;
import fr.teleguichet.fleet.update.action.Receipt;
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
@ForDevices(ForDevices.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class DeploymentController {

  private final Door door;
  private final Deployments deployments;
  private final Actions actions;
  private final Receipts receipts;
  private final Replies replies;

  DeploymentController(
      Door door, Deployments deployments, Actions actions, Receipts receipts, Replies replies) {
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
    Guest guest = door.open(request, tenant, controllerId);
    Action found = door.action(guest, action);
    int lines = lines(actionHistory);
    return switch (found.state()) {
      case ActionState.Waiting _, ActionState.Cancelling _, ActionState.Cancelled _ ->
          throw Refusal.notFound();
      case ActionState.Offered _, ActionState.Running _ -> {
        if (!(actions.happen(
                guest.kiosk(), found.id(), new ActionEvent.Retrieve(), Optional.empty())
            instanceof Receipt.Taken(Action now, boolean _))) {
          throw Refusal.notFound();
        }
        yield replies.json(request, deployments.of(guest, now, "deployment", lines));
      }
      case ActionState.Succeeded _, ActionState.Failed _ ->
          replies.json(request, deployments.of(guest, found, "deployment", lines));
    };
  }

  static int lines(String text) {
    if (!text.matches("-?[0-9]{1,9}")) {
      throw Refusal.unreadable("actionHistory must be a whole number.");
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
    Guest guest = door.open(request, tenant, controllerId);
    Feedback feedback = Feedback.read(replies.read(request, body, true));
    return receipts.deployment(guest, door.action(guest, action).id(), feedback);
  }

  @Get("/installedBase/{action}")
  HttpResponse<?> installed(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @QueryValue(defaultValue = "0") String actionHistory) {
    Guest guest = door.open(request, tenant, controllerId);
    Action found = door.action(guest, action);
    if (found.state().isOpen() || found.state() instanceof ActionState.Cancelled) {
      throw Refusal.notFound();
    }
    return replies.json(request, deployments.of(guest, found, "deployment", lines(actionHistory)));
  }

  @Get("/cancelAction/{action}")
  HttpResponse<?> cancellation(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action) {
    Guest guest = door.open(request, tenant, controllerId);
    Action found = door.action(guest, action);
    if (!(found.state() instanceof ActionState.Cancelling)
        && !(found.state() instanceof ActionState.Cancelled)) {
      throw Refusal.notFound();
    }
    String id = Integer.toString(found.id());
    return replies.json(
        request, new Tree().put("id", id).put("cancelAction", new Tree().put("stopId", id)).node());
  }

  @Post("/cancelAction/{action}/feedback")
  @Consumes(MediaType.ALL)
  HttpResponse<?> tellOfCancellation(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @Body byte @Nullable [] body) {
    Guest guest = door.open(request, tenant, controllerId);
    Feedback feedback = Feedback.read(replies.read(request, body, true));
    return receipts.cancellation(guest, door.action(guest, action).id(), feedback);
  }
}
