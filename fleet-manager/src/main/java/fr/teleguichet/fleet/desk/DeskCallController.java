package fr.teleguichet.fleet.desk;

import static fr.teleguichet.fleet.access.Role.ADVISER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.call.Adviser;
import fr.teleguichet.fleet.call.AnswerResult;
import fr.teleguichet.fleet.call.CallChange;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallOutcome;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.call.CallService;
import fr.teleguichet.fleet.call.CloseResult;
import fr.teleguichet.fleet.call.TransferProposals;
import fr.teleguichet.fleet.call.TransferResult;
import fr.teleguichet.fleet.call.TurnCredentialIssuer;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import fr.teleguichet.hardware.journal.ServiceCode;
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
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an adviser does with calls, of own services only. */
@Hidden
@Controller("/desk/calls/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.APPLICATION_JSON)
final class DeskCallController {
  private final DeskViewModelFactory queue;
  private final DeskPageStreams streams;
  private final CallService calls;
  private final CallRegistry registry;
  private final TransferProposals transfers;
  private final TurnCredentialIssuer credentials;
  private final AuditLog audit;
  private final PageFrameFactory frames;
  private final TemplateRenderer templates;
  private final JsonMapper json;

  DeskCallController(
      DeskViewModelFactory queue,
      DeskPageStreams streams,
      CallService calls,
      CallRegistry registry,
      TransferProposals transfers,
      TurnCredentialIssuer credentials,
      AuditLog audit,
      PageFrameFactory frames,
      TemplateRenderer templates,
      JsonMapper json) {
    this.queue = queue;
    this.streams = streams;
    this.calls = calls;
    this.registry = registry;
    this.transfers = transfers;
    this.credentials = credentials;
    this.audit = audit;
    this.frames = frames;
    this.templates = templates;
    this.json = json;
  }

  /** Answers, or takes the own talk into another window; or only asks whether there is one. */
  @Post("/answer")
  @RolesAllowed(ADVISER)
  HttpResponse<String> answer(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable String id,
      @Body byte @Nullable [] body) {
    UUID call = id(id);
    boolean isTaken = CallRequestBody.read(json, body).flag("take");
    LocalizedText text = frames.text(request);
    Adviser adviser = queue.adviser(person.account(), person.visitor().scope());
    return switch (calls.answer(adviser, call, it -> queue.roomNames(it, text))) {
      case AnswerResult.Answered(CallChange(_, VideoCall answered)) ->
          answered(
              answered,
              text,
              isTaken
                  ? OptionalLong.of(streams.take(person.account(), call))
                  : OptionalLong.empty());
      case AnswerResult.Taken() -> conflict("taken");
      case AnswerResult.Over() -> conflict("over");
      case AnswerResult.Occupied() -> conflict("occupied");
      case AnswerResult.Away() -> conflict("away");
      case AnswerResult.NotOwn() -> {
        tell(person, call);
        throw new RefusalException(
            new Refusal.Forbidden("This call is for another service or territory."));
      }
      case AnswerResult.Unknown() -> throw unknown();
    };
  }

  private HttpResponse<String> answered(VideoCall call, LocalizedText text, OptionalLong turn) {
    Map<String, JsonNode> members = new LinkedHashMap<>(CallJson.access(call.id(), credentials));
    members.putAll(CallJson.room(call, VideoRoom::adviser));
    turn.ifPresent(it -> members.put("turn", JsonNode.createNumberNode(it)));
    call.video()
        .insteadOf()
        .map(failed -> text.say("desk.instead", name(failed, text), name(call, text)))
        .ifPresent(told -> members.put("told", JsonNode.createStringNode(told)));
    return HttpResponse.ok(CallJson.write(json, members)).header("Cache-Control", "no-store");
  }

  private static String name(VideoCall call, LocalizedText text) {
    return name(call.video().provider(), text);
  }

  private static String name(VideoProviderKind provider, LocalizedText text) {
    return text.say("video.provider." + provider.code());
  }

  /** Why, as one word for which the page has a sentence. */
  private HttpResponse<String> conflict(String reason) {
    return conflict(Map.of("reason", JsonNode.createStringNode(reason)));
  }

  private HttpResponse<String> pending(String service) {
    return conflict(
        Map.of(
            "reason", JsonNode.createStringNode("pending"),
            "service", JsonNode.createStringNode(service)));
  }

  private HttpResponse<String> conflict(Map<String, JsonNode> members) {
    return HttpResponse.<String>status(HttpStatus.CONFLICT).body(CallJson.write(json, members));
  }

  @Post("/signals")
  @RolesAllowed(ADVISER)
  HttpResponse<?> signal(
      Caller.Person person, @PathVariable String id, @Body byte @Nullable [] body) {
    VideoCall call = own(person, id);
    calls.signalFromAdviser(
        call,
        person.account(),
        CallRequestBody.readSignal(json, body),
        () -> tell(person, "desk.flood-refused", call.service().value()));
    return HttpResponse.accepted();
  }

  /** To whom the citizen could be passed on now. */
  @Get("/transfer")
  @RolesAllowed(ADVISER)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<String> transferTargets(
      HttpRequest<?> request, Caller.Person person, @PathVariable String id) {
    LocalizedText text = frames.text(request);
    List<DeskViewModels.TransferTarget> targets = queue.transferTargets(own(person, id), text);
    return HttpResponse.ok(
            templates.fill("desk/transfer", Map.of("text", text, "targets", targets)))
        .header("Cache-Control", "no-store");
  }

  /** Has the citizen asked whether another service shall go on. */
  @Post("/transfer")
  @RolesAllowed(ADVISER)
  HttpResponse<?> transfer(
      HttpRequest<?> request,
      Caller.Person person,
      @PathVariable String id,
      @Body byte @Nullable [] body) {
    VideoCall call = own(person, id);
    String wanted = CallRequestBody.read(json, body).text("service");
    Optional<ServiceCode> service =
        queue.transferTargets(call, frames.text(request)).stream()
            .map(DeskViewModels.TransferTarget::code)
            .filter(it -> it.value().equals(wanted))
            .findFirst();
    if (service.isEmpty()) {
      return conflict("unreachable");
    }
    return switch (transfers.propose(call, service.get())) {
      case TransferResult.Proposed() -> {
        // Nothing of it ties the adviser to a call.
        audit.append(
            new AuditEntry(
                person.visitor().actor(),
                "desk.transfer-proposed",
                wanted,
                person.visitor().address(),
                Map.of("from", call.service().value())));
        yield HttpResponse.accepted();
      }
      case TransferResult.Pending(ServiceCode asked) ->
          pending(queue.name(asked, frames.text(request)));
      case TransferResult.NotNow() -> conflict("not-now");
      case TransferResult.Unreachable() -> conflict("unreachable");
    };
  }

  @Post("/end")
  @RolesAllowed(ADVISER)
  HttpResponse<?> end(Caller.Person person, @PathVariable String id, @Body byte @Nullable [] body) {
    VideoCall call = own(person, id);
    CallOutcome outcome =
        CallOutcome.ofWord(CallRequestBody.read(json, body).text("outcome"))
            .filter(it -> it != CallOutcome.TRANSFERRED)
            .orElseThrow(
                () ->
                    RefusalException.field("outcome", "give held, declined, failed or cancelled"));
    return switch (calls.close(person.account(), call.id(), outcome)) {
      case CloseResult.Closed _ -> HttpResponse.noContent();
      case CloseResult.NotNow() -> conflict("not-now");
      case CloseResult.NotOwn() -> throw unknown();
    };
  }

  /** The call that the adviser has; of others' it can't be told whether they are there. */
  private VideoCall own(Caller.Person person, String id) {
    Optional<VideoCall> call = registry.find(id(id));
    Optional<VideoCall> own = call.filter(it -> it.isWith(person.account()));
    if (own.isEmpty() && call.filter(it -> it.state().isOpen()).isPresent()) {
      tell(person, id(id));
    }
    return own.orElseThrow(DeskCallController::unknown);
  }

  private static UUID id(String text) {
    return CallRequestBody.id(text).orElseThrow(DeskCallController::unknown);
  }

  private static RefusalException unknown() {
    return RefusalException.unknown("call", "of this id with you");
  }

  private void tell(Caller.Person person, UUID call) {
    tell(person, "desk.call-refused", call.toString());
  }

  private void tell(Caller.Person person, String action, String subject) {
    audit.append(
        new AuditEntry(
            person.visitor().actor(), action, subject, person.visitor().address(), Map.of()));
  }
}
