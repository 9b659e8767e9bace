package fr.teleguichet.fleet.acceptance;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.enrolment.RequestOrigin;
import fr.teleguichet.fleet.enrolment.RequestPrincipalResolver;
import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.enrolment.UnitAcceptanceService;
import fr.teleguichet.fleet.enrolment.UnitResponseAnnotations;
import fr.teleguichet.fleet.enrolment.UnitState;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** Acceptance records for programs. */
@Tag(name = "units")
@Controller("/api/v1/units/{number}/acceptances")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcceptanceApi {

  /** A record that is kept. */
  @Serdeable
  @Schema(name = "KeptAcceptance")
  record Kept(
      int id,
      Instant received,
      @Schema(description = "Whether the unit’s key signed it.") boolean signed,
      AcceptanceRecordPayload record) {}

  private final UnitAcceptanceService units;
  private final AcceptanceRecordRepository records;

  AcceptanceApi(UnitAcceptanceService units, AcceptanceRecordRepository records) {
    this.units = units;
    this.records = records;
  }

  @Operation(
      summary = "List a unit’s acceptance records",
      description = "Newest first, 100 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The records.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Kept.class))))
  @UnitResponseAnnotations.NoSuchUnit
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get
  List<Kept> list(@Parameter(hidden = true) HttpRequest<?> request, @PathVariable String number) {
    return records.kept(find(number, RequestPrincipalResolver.of(request))).stream()
        .map(it -> new Kept(it.id(), it.received(), it.signed(), it.content()))
        .toList();
  }

  @Operation(
      summary = "Add an acceptance record",
      description =
          "Unsigned, from whoever has the token; the verdict changes the unit’s state. The same"
              + " record again changes nothing.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "The record is kept.")
  @ApiResponse(responseCode = "400", description = "The record is wrong.")
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post
  HttpResponse<Void> add(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body AcceptanceRecordPayload wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    Unit unit = find(number, visitor);
    wanted
        .wrong()
        .ifPresent(
            sentence -> {
              throw new ProblemException(HttpStatus.BAD_REQUEST, "Correct this: " + sentence + ".");
            });
    if (unit.state() instanceof UnitState.Keyed keyed && !keyed.key().hex().equals(wanted.key())) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "The record’s key is not the fingerprint of this unit.");
    }
    records.keep(unit, wanted, RequestOrigin.of(visitor));
    return HttpResponse.noContent();
  }

  private Unit find(String number, Principal visitor) {
    return units.find(number, visitor).orElseThrow(() -> ProblemException.notFound("unit", number));
  }
}
