package fr.teleguichet.fleet.mediator;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.call.CallJson;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.help.HelpRequest;
import fr.teleguichet.fleet.help.HelpService;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpResponse;
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

/** What a mediator does on the page: comes, settles, notes, takes a note back. */
@Hidden
@Controller("/mediator")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
@Produces(MediaType.APPLICATION_JSON)
final class MediatorActionController {
  private final HelpService help;
  private final VisitNoteService notes;
  private final JsonMapper json;

  MediatorActionController(HelpService help, VisitNoteService notes, JsonMapper json) {
    this.help = help;
    this.notes = notes;
    this.json = json;
  }

  @Post("/help/{id}/coming")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<?> come(Caller.Person person, @PathVariable String id) {
    return done(
        CallRequestBody.id(id)
            .flatMap(it -> help.come(it, person.visitor().scope(), name(person))));
  }

  @Post("/help/{id}/settled")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<?> settle(Caller.Person person, @PathVariable String id) {
    return done(CallRequestBody.id(id).flatMap(it -> help.settle(it, person.visitor().scope())));
  }

  /** Of requests elsewhere it can't be told whether there are any. */
  private static HttpResponse<?> done(Optional<HelpRequest> request) {
    if (request.isEmpty()) {
      throw RefusalException.unknown("open request for help", "of this id");
    }
    return HttpResponse.noContent();
  }

  private static String name(Caller.Person person) {
    return person.visitor().actor() instanceof Actor.Person(_, String name) ? name : "";
  }

  @Post("/notes")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<String> note(Caller.Person person, @Body byte @Nullable [] body) {
    UUID id =
        notes.write(CallRequestBody.read(json, body), person.visitor().scope(), person.account());
    return HttpResponse.<String>created(
            CallJson.write(json, Map.of("id", JsonNode.createStringNode(id.toString()))))
        .header("Cache-Control", "no-store");
  }

  @Post("/notes/{id}/undo")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<?> undo(Caller.Person person, @PathVariable String id) {
    boolean isUndone =
        CallRequestBody.id(id).filter(it -> notes.undo(it, person.account())).isPresent();
    if (!isUndone) {
      throw RefusalException.unknown("note", "that you can still take back");
    }
    return HttpResponse.noContent();
  }
}
