package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** How programs end what a unit was: its certificates, its place, its service. */
@Tag(name = "units")
@Controller("/api/v1/units")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnitEndingsApi {

  static final int MAX_REMARK_LENGTH = 500;

  private final UnitLifecycleService decisions;

  UnitEndingsApi(UnitLifecycleService decisions) {
    this.decisions = decisions;
  }

  @Operation(
      summary = "Revoke a unit’s certificates",
      description = "The unit is cut off until it is accepted again.",
      security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @ApiResponse(responseCode = "400", description = "The confirmation is wrong.")
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/revoke")
  UnitJson revoke(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body UnitJson.Confirmation wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    confirm(unit, wanted);
    return UnitJson.of(decisions.act(unit, new UnitEvent.Revoke(), visitor, remark(wanted)));
  }

  @Operation(
      summary = "Swap a unit",
      description =
          "Another device becomes the kiosk; the certificates of this one are revoked. Answers with"
              + " the unit that is the kiosk now; a planned one needs a claim.",
      security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @UnitResponseAnnotations.WrongProof
  @UnitResponseAnnotations.TooManyWrongCodes
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/swap")
  UnitJson swap(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body UnitJson.Swap wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    Optional<Unit> successor =
        Optional.ofNullable(wanted.successor())
            .map(it -> UnitApi.find(decisions, it.toString(), visitor));
    return UnitJson.of(decisions.swap(unit, successor, wanted.seen(), visitor));
  }

  @Operation(
      summary = "Retire a unit",
      description = "Its certificates are revoked and a wipe is asked for; its history stays.",
      security = @SecurityRequirement(name = "token"))
  @UnitResponseAnnotations.AsItIsNow
  @ApiResponse(responseCode = "400", description = "The confirmation is wrong.")
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/retire")
  UnitJson retire(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body UnitJson.Confirmation wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = UnitApi.find(decisions, number, visitor);
    confirm(unit, wanted);
    return UnitJson.of(decisions.act(unit, new UnitEvent.Retire(), visitor, remark(wanted)));
  }

  private static void confirm(Unit unit, UnitJson.Confirmation confirmation) {
    if (!unit.label().equals(confirmation.kiosk())) {
      throw UnitApi.wrong("kiosk", "give the kiosk’s name once more, as confirmation.");
    }
  }

  private static String remark(UnitJson.Confirmation confirmation) {
    String remark = confirmation.remark() == null ? "" : confirmation.remark().strip();
    return UnitHistoryRepository.shortened(remark, MAX_REMARK_LENGTH);
  }
}
