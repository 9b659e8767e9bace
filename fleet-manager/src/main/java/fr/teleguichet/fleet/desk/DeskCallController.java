package fr.teleguichet.fleet.desk;

import static fr.teleguichet.fleet.access.Role.ADVISER;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.call.AnswerResult;
import fr.teleguichet.fleet.call.CallBody;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallOutcome;
import fr.teleguichet.fleet.call.CallRegistry;
import fr.teleguichet.fleet.call.CallService;
import fr.teleguichet.fleet.call.CloseResult;
import fr.teleguichet.fleet.call.TurnCredentials;
import fr.teleguichet.fleet.call.VideoCall;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an adviser does with calls, of own services only. */
@Hidden
@Controller("/desk/calls/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.APPLICATION_JSON)
final class DeskCallController {
  private final DeskQueue queue;
  private final CallService calls;
  private final CallRegistry registry;
  private final TurnCredentials credentials;
  private final AuditLog audit;
  private final JsonMapper json;

  DeskCallController(
      DeskQueue queue,
      CallService calls,
      CallRegistry registry,
      TurnCredentials credentials,
      AuditLog audit,
      JsonMapper json) {
    this.queue = queue;
    this.calls = calls;
    this.registry = registry;
    this.credentials = credentials;
    this.audit = audit;
    this.json = json;
  }

  @Post("/answer")
  @RolesAllowed(ADVISER)
  HttpResponse<String> answer(Caller.Person person, @PathVariable String id) {
    UUID call = id(id);
    return switch (calls.answer(queue.adviser(person.account(), person.visitor().scope()), call)) {
      case AnswerResult.Answered _ ->
          HttpResponse.ok(CallJson.write(json, CallJson.access(call, credentials)))
              .header("Cache-Control", "no-store");
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

  /** Why, as one word for which the page has a sentence. */
  private HttpResponse<String> conflict(String reason) {
    return HttpResponse.<String>status(HttpStatus.CONFLICT)
        .body(CallJson.write(json, Map.of("reason", JsonNode.createStringNode(reason))));
  }

  @Post("/signals")
  @RolesAllowed(ADVISER)
  HttpResponse<?> signal(
      Caller.Person person, @PathVariable String id, @Body byte @Nullable [] body) {
    VideoCall call = own(person, id);
    calls.signalFromAdviser(call, person.account(), CallBody.readSignal(json, body));
    return HttpResponse.accepted();
  }

  @Post("/end")
  @RolesAllowed(ADVISER)
  HttpResponse<?> end(Caller.Person person, @PathVariable String id, @Body byte @Nullable [] body) {
    VideoCall call = own(person, id);
    CallOutcome outcome =
        CallOutcome.ofWord(CallBody.read(json, body).text("outcome"))
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
    return CallBody.id(text).orElseThrow(DeskCallController::unknown);
  }

  private static RefusalException unknown() {
    return RefusalException.unknown("call", "of this id with you");
  }

  private void tell(Caller.Person person, UUID call) {
    audit.append(
        new AuditEntry(
            person.visitor().actor(),
            "desk.call-refused",
            call.toString(),
            person.visitor().address(),
            Map.of()));
  }
}
