package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.ForDevices;
import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.ActionEvent;
import fr.teleguichet.fleet.update.action.ActionState;
import fr.teleguichet.fleet.update.action.Actions;
import fr.teleguichet.fleet.update.action.Kiosks;
import fr.teleguichet.fleet.update.action.Note;
import fr.teleguichet.fleet.update.action.Receipt;
import fr.teleguichet.fleet.update.action.Situations;
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
@ForDevices(ForDevices.Admits.CERTIFIED_OR_TOKEN)
@Controller("/{tenant}/controller/v1/{controllerId}/confirmationBase")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class ConfirmationController {

  private static final int LONGEST_WHO = 128;
  private static final int LONGEST_WHY = 200;

  private final Door door;
  private final Situations situations;
  private final Kiosks kiosks;
  private final Actions actions;
  private final Deployments deployments;
  private final Replies replies;

  ConfirmationController(
      Door door,
      Situations situations,
      Kiosks kiosks,
      Actions actions,
      Deployments deployments,
      Replies replies) {
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
    Guest guest = door.open(request, tenant, controllerId);
    Optional<Action> next = situations.of(guest.kiosk()).next();
    Kiosks.AutoConfirm auto = kiosks.autoConfirm(guest.kiosk());
    Tree told = new Tree().put("active", auto.active());
    if (auto.active()) {
      told.put("initiator", auto.who()).put("remark", auto.why());
    }
    told.put("activatedAt", auto.since().map(Instant::toEpochMilli).orElse(0L));
    String base = guest.base() + "/confirmationBase";
    String turn = auto.active() ? "deactivateAutoConfirm" : "activateAutoConfirm";
    Tree links = new Tree().link(turn, base + "/" + turn);
    next.filter(action -> action.state() instanceof ActionState.Waiting)
        .ifPresent(
            action -> {
              Tree _ =
                  links.link("confirmationBase", base + "/" + action.id() + "?c=" + action.hash());
            });
    return replies.json(request, new Tree().put("autoConfirm", told).put("_links", links).node());
  }

  @Get("/{action}")
  HttpResponse<?> question(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @PathVariable String action,
      @QueryValue(defaultValue = "0") String actionHistory) {
    Guest guest = door.open(request, tenant, controllerId);
    Action found = door.action(guest, action);
    if (!(found.state() instanceof ActionState.Waiting)) {
      throw Refusal.notFound();
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
    Guest guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, true);
    ActionEvent event =
        switch (text(read, "confirmation", 20)) {
          case "confirmed" -> new ActionEvent.Confirm();
          case "denied" -> new ActionEvent.Deny();
          default -> throw Refusal.unreadable("confirmation must be confirmed or denied.");
        };
    List<String> messages = Feedback.messages(read.get("details"));
    if (messages.size() > Feedback.MOST_MESSAGES) {
      throw Refusal.quota("Send at most " + Feedback.MOST_MESSAGES + " messages at once.");
    }
    Note note = new Note(text(read, "confirmation", 20), OptionalInt.empty(), messages);
    return switch (actions.happen(
        guest.kiosk(), door.action(guest, action).id(), event, Optional.of(note))) {
      case Receipt.Taken _ -> HttpResponse.ok();
      case Receipt.Unknown(), Receipt.Senseless _ -> throw Refusal.notFound();
      case Receipt.Over _ -> throw Refusal.gone();
      case Receipt.TooMany() ->
          throw Refusal.quota("Of one update " + Actions.MOST_NOTES + " things are kept.");
    };
  }

  @Post("/activateAutoConfirm")
  @Consumes(MediaType.ALL)
  HttpResponse<?> activate(
      HttpRequest<?> request,
      @PathVariable String tenant,
      @PathVariable String controllerId,
      @Body byte @Nullable [] body) {
    Guest guest = door.open(request, tenant, controllerId);
    JsonNode read = replies.read(request, body, false);
    if (!kiosks.autoConfirm(
        guest.kiosk(),
        true,
        text(read, "initiator", LONGEST_WHO),
        text(read, "remark", LONGEST_WHY))) {
      throw new Refusal(
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
    Guest guest = door.open(request, tenant, controllerId);
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
      throw Refusal.constraint(name + " must be a text of at most " + longest + " characters.");
    }
    return node.getStringValue();
  }
}
