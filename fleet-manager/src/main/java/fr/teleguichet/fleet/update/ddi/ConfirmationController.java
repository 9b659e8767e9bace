package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.update.action.ActionHistoryEntry;
import fr.teleguichet.fleet.update.action.FeedbackOutcome;
import fr.teleguichet.fleet.update.action.PollReplyCache;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateActionEvent;
import fr.teleguichet.fleet.update.action.UpdateActionService;
import fr.teleguichet.fleet.update.action.UpdateActionState;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a kiosk, or who stands before it, agrees to updates. */
@Hidden
@DeviceRoute(DeviceRoute.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}/confirmationBase")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ConfirmationController {

  private static final int MAX_WHO_LENGTH = 128;
  private static final int MAX_WHY_LENGTH = 200;

  private final DdiAuthoriser door;
  private final PollReplyCache situations;
  private final UpdateClientAttributeRepository kiosks;
  private final UpdateActionService actions;
  private final DeploymentResponseFactory deployments;
  private final DdiBodyCodec replies;

  ConfirmationController(
      DdiAuthoriser door,
      PollReplyCache situations,
      UpdateClientAttributeRepository kiosks,
      UpdateActionService actions,
      DeploymentResponseFactory deployments,
      DdiBodyCodec replies) {
    this.door = door;
    this.situations = situations;
    this.kiosks = kiosks;
    this.actions = actions;
    this.deployments = deployments;
    this.replies = replies;
  }

  @Get
  HttpResponse<?> state(
      HttpRequest<?> request, @PathVariable String tenant, @PathVariable String controllerId) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    Optional<UpdateAction> next = situations.of(guest.kiosk()).next();
    UpdateClientAttributeRepository.AutoConfirm auto = kiosks.autoConfirm(guest.kiosk());
    JsonTreeBuilder told = new JsonTreeBuilder().put("active", auto.active());
    if (auto.active()) {
      told.put("initiator", auto.who()).put("remark", auto.why());
    }
    told.put("activatedAt", auto.since().map(Instant::toEpochMilli).orElse(0L));
    String base = guest.base() + "/confirmationBase";
    String turn = auto.active() ? "deactivateAutoConfirm" : "activateAutoConfirm";
    JsonTreeBuilder links = new JsonTreeBuilder().link(turn, base + "/" + turn);
    next.filter(action -> action.state() instanceof UpdateActionState.Waiting)
        .ifPresent(
            action -> {
              JsonTreeBuilder _ =
                  links.link("confirmationBase", base + "/" + action.id() + "?c=" + action.hash());
            });
    return replies.json(
        request, new JsonTreeBuilder().put("autoConfirm", told).put("_links", links).node());
  }

  @Get("/{action}")
  HttpResponse<?> question(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @QueryValue(defaultValue = "0") String actionHistory) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    UpdateAction found = door.action(guest, action);
    if (!(found.state() instanceof UpdateActionState.Waiting)) {
      throw DdiRefusalException.notFound();
    }
    return replies.json(
        request,
        deployments.of(guest, found, "confirmation", DeploymentController.lines(actionHistory)));
  }

  @Post("/{action}/feedback")
  @Consumes(MediaType.ALL)
  HttpResponse<?> answer(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, true);
    UpdateActionEvent event =
        switch (text(read, "confirmation", 20)) {
          case "confirmed" -> new UpdateActionEvent.Confirm();
          case "denied" -> new UpdateActionEvent.Deny();
          default ->
              throw DdiRefusalException.unreadable("confirmation must be confirmed or denied.");
        };
    List<String> messages = DdiFeedback.messages(read.get("details"));
    if (messages.size() > DdiFeedback.MAX_MESSAGES) {
      throw DdiRefusalException.quota(
          "Send at most " + DdiFeedback.MAX_MESSAGES + " messages at once.");
    }
    ActionHistoryEntry note =
        new ActionHistoryEntry(text(read, "confirmation", 20), OptionalInt.empty(), messages);
    return switch (actions.happen(
        guest.kiosk(), door.action(guest, action).id(), event, Optional.of(note))) {
      case FeedbackOutcome.Taken _ -> HttpResponse.ok();
      case FeedbackOutcome.Unknown(), FeedbackOutcome.Senseless _ ->
          throw DdiRefusalException.notFound();
      case FeedbackOutcome.Over _ -> throw DdiRefusalException.gone();
      case FeedbackOutcome.TooMany() ->
          throw DdiRefusalException.quota(
              "Of one update " + UpdateActionService.MAX_NOTES + " things are kept.");
    };
  }

  @Post("/activateAutoConfirm")
  @Consumes(MediaType.ALL)
  HttpResponse<?> activate(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @Body byte @Nullable [] body) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, false);
    if (!kiosks.autoConfirm(
        guest.kiosk(),
        true,
        text(read, "initiator", MAX_WHO_LENGTH),
        text(read, "remark", MAX_WHY_LENGTH))) {
      throw new DdiRefusalException(
          HttpStatus.CONFLICT,
          "hawkbit.server.error.repo.autoConfAlreadyActive",
          "Updates are confirmed at once already.");
    }
    return HttpResponse.ok();
  }

  @Post("/deactivateAutoConfirm")
  @Consumes(MediaType.ALL)
  HttpResponse<?> deactivate(
      HttpRequest<?> request, @PathVariable String tenant, @PathVariable String controllerId) {
    DdiTarget guest = door.open(request, tenant, controllerId);
    boolean _ = kiosks.autoConfirm(guest.kiosk(), false, "", "");
    return HttpResponse.ok();
  }

  /** A text; empty where there is none. */
  private static String text(JsonNode read, String name, int longest) {
    JsonNode node = read.get(name);
    if (node == null || node.isNull()) {
      return "";
    }
    if (!node.isString() || node.getStringValue().length() > longest) {
      throw DdiRefusalException.constraint(
          name + " must be a text of at most " + longest + " characters.");
    }
    return node.getStringValue();
  }
}
