package fr.teleguichet.fleet.help;

import fr.teleguichet.fleet.call.AuthenticatedKiosk;
import fr.teleguichet.fleet.call.CallLanguage;
import fr.teleguichet.fleet.call.CallRequestBody;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.pki.device.DeviceRoute;
import fr.teleguichet.fleet.refusal.RefusalException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where kiosks ask for help, each in the name that its certificate says. */
@Hidden
@DeviceRoute
@Controller("/help/v1/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class HelpRequestDeviceController {
  private final HelpService help;
  private final HelpRequestStatusJson answers;
  private final DeviceRefusalAudit refusals;
  private final JsonMapper json;

  HelpRequestDeviceController(
      HelpService help,
      HelpRequestStatusJson answers,
      DeviceRefusalAudit refusals,
      JsonMapper json) {
    this.help = help;
    this.answers = answers;
    this.refusals = refusals;
    this.json = json;
  }

  @Post
  HttpResponse<String> ask(HttpRequest<?> request, @Body byte @Nullable [] body) {
    AuthenticatedKiosk caller = AuthenticatedKiosk.of(request);
    CallRequestBody wish = CallRequestBody.read(json, body);
    UUID id =
        CallRequestBody.id(wish.text("id"))
            .orElseThrow(() -> RefusalException.field("id", "give a UUID in lower case"));
    CallLanguage language =
        CallLanguage.ofWord(wish.text("language"))
            .orElseThrow(() -> CallRequestBody.unfit("language", "give fr, en, es, pt or ar"));
    HelpMoment during =
        HelpMoment.ofWord(wish.text("during"))
            .orElseThrow(
                () ->
                    CallRequestBody.unfit(
                        "during", "give home, choosing, waiting, interview or survey"));
    return switch (help.ask(id, caller.kiosk(), language, during)) {
      case HelpRequestResult.Asked(HelpRequest asked) -> answer(HttpStatus.CREATED, asked);
      case HelpRequestResult.Known(HelpRequest known) -> answer(HttpStatus.OK, known);
      case HelpRequestResult.AnotherKiosks() -> {
        tell(caller, "It asked for help with another kiosk’s id.");
        throw RefusalException.conflict("This id is another kiosk’s: make a new one.");
      }
    };
  }

  @Post("/{id}/withdraw")
  HttpResponse<String> withdraw(HttpRequest<?> request, @PathVariable String id) {
    AuthenticatedKiosk caller = AuthenticatedKiosk.of(request);
    Optional<UUID> named = CallRequestBody.id(id);
    if (named.filter(it -> help.isAnothers(caller.kiosk(), it)).isPresent()) {
      tell(caller, "It took back another kiosk’s request for help.");
    }
    return named
        .flatMap(it -> help.withdraw(caller.kiosk(), it))
        .map(it -> answer(HttpStatus.OK, it))
        .orElseThrow(() -> RefusalException.unknown("request for help", "of this id"));
  }

  private void tell(AuthenticatedKiosk caller, String sentence) {
    refusals.tell(caller.refused("help-of-another-kiosk", sentence));
  }

  private HttpResponse<String> answer(HttpStatus status, HelpRequest request) {
    return HttpResponse.<String>status(status)
        .body(answers.of(request))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }
}
