package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What programs may decide about units that are not kiosks yet, or not any more. */
@Tag(name = "units")
@Controller("/api/v1/units")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnitLifecycleApi {

  private final UnitLifecycleService decisions;
  private final VisibleSites sites;

  UnitLifecycleApi(UnitLifecycleService decisions, VisibleSites sites) {
    this.decisions = decisions;
    this.sites = sites;
  }

  @Operation(
      summary = "Accept a unit",
      description =
          "A waiting unit becomes a kiosk; a lapsed one is let in again. Code and fingerprint are"
              + " those that a person read from the screen.",
      security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @ProblemResponseAnnotations.WrongField
  @UnitResponseAnnotations.WrongProof
  @UnitResponseAnnotations.TooManyWrongCodes
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/accept")
  UnitJson accept(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body UnitJson.Acceptance wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    return UnitJson.of(
        unit.state() instanceof UnitState.Lapsed
            ? decisions.readmit(unit, wanted.seen(), visitor)
            : decisions.admit(
                unit,
                UnitApi.name(wanted.kiosk(), wanted.territory()),
                UnitApi.site(sites, wanted.site(), visitor),
                wanted.seen(),
                visitor));
  }

  @Operation(summary = "Reject a waiting unit", security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/reject")
  UnitJson reject(@Parameter(hidden = true) HttpRequest<?> request, @PathVariable String number) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    return UnitJson.of(decisions.act(unit, new UnitEvent.Reject(), visitor, ""));
  }

  @Operation(
      summary = "Cancel a planned unit",
      description = "Its claim is worth nothing from then on.",
      security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/cancel")
  UnitJson cancel(@Parameter(hidden = true) HttpRequest<?> request, @PathVariable String number) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    return UnitJson.of(decisions.cancel(unit, visitor));
  }
}
