package fr.teleguichet.fleet.care;

import static fr.teleguichet.fleet.account.Role.COORDINATOR;
import static fr.teleguichet.fleet.account.Role.TECHNICIAN;

import fr.teleguichet.fleet.account.Admits;
import fr.teleguichet.fleet.account.Visitor;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleet;
import fr.teleguichet.fleet.page.Frames;
import fr.teleguichet.fleet.page.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Optional;

/** The button by which a person asks a kiosk for its birth certificates. */
@Hidden
@Controller("/kiosks/{name}/births")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class BirthController {

  private final LiveFleet fleet;
  private final BirthRequests requests;
  private final Frames frames;
  private final Templates templates;

  BirthController(LiveFleet fleet, BirthRequests requests, Frames frames, Templates templates) {
    this.fleet = fleet;
    this.requests = requests;
    this.frames = frames;
    this.templates = templates;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Admits({COORDINATOR, TECHNICIAN})
  HttpResponse<String> ask(HttpRequest<?> request, Visitor visitor, @PathVariable String name) {
    Optional<KioskRow> kiosk = fleet.picture().find(name, visitor.scope());
    if (kiosk.isEmpty()) {
      return CarePages.NOT_THERE.page(frames, templates, request, name);
    }
    return HttpResponse.seeOther(
        URI.create("/kiosks/" + kiosk.get().path() + "/care?" + outcome(kiosk.get(), visitor)));
  }

  /** What the next page says. */
  private String outcome(KioskRow kiosk, Visitor visitor) {
    try {
      requests.ask(kiosk, visitor);
      return "done=births";
    } catch (CareRefusal refusal) {
      return "refused=" + refusal.why().word();
    }
  }
}
