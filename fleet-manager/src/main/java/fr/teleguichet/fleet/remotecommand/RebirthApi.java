package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** A kiosk's birth certificates, asked for by programs. */
@Tag(name = "care")
@Controller("/api/v1/kiosks/{id}/births")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RebirthApi {

  private final RemoteCommandLookup lookup;
  private final RebirthRequestService requests;

  RebirthApi(RemoteCommandLookup lookup, RebirthRequestService requests) {
    this.lookup = lookup;
    this.requests = requests;
  }

  @Operation(
      summary = "Ask a kiosk for its births",
      description =
          "Sends Node Control/Rebirth; the kiosk’s member born says when the answer arrived.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "202", description = "The kiosk is asked.")
  @ProblemResponseAnnotations.WrongToken
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "The kiosk is not connected.")
  @ApiResponse(responseCode = "429", description = "It was asked within the last ten seconds.")
  @Post
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<Void> ask(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    requests.ask(lookup.kiosk(KioskUrlName.parse(id), visitor), visitor);
    return HttpResponse.accepted();
  }
}
