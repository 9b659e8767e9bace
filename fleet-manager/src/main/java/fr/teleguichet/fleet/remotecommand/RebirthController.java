package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.page.RedirectResponse;
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

/** The button by which a person asks a kiosk for its birth certificates. */
@Hidden
@Controller("/kiosks/{name}/births")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RebirthController {

  private final LiveFleetStatus fleet;
  private final RebirthRequestService requests;

  RebirthController(LiveFleetStatus fleet, RebirthRequestService requests) {
    this.fleet = fleet;
    this.requests = requests;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<String> ask(Principal visitor, @PathVariable KioskUrlName name) {
    KioskRow kiosk =
        fleet
            .picture()
            .find(name, visitor.scope())
            .orElseThrow(() -> RemoteCommandViewModels.NOT_THERE.exception(name.text()));
    return RedirectResponse.to("/kiosks/" + kiosk.path() + "/care?" + outcome(kiosk, visitor));
  }

  /** What the next page says. */
  private String outcome(KioskRow kiosk, Principal visitor) {
    try {
      requests.ask(kiosk, visitor);
      return "done=births";
    } catch (RemoteCommandRefusalException refusal) {
      return "refused=" + refusal.why().code();
    }
  }
}
