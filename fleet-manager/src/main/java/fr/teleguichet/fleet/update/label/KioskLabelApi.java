package fr.teleguichet.fleet.update.label;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Labels of kiosks for programs. */
@Tag(name = "kiosks")
@Controller("/api/v1/kiosks/{id}/labels")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskLabelApi {

  private final ScopedKioskLookup kiosks;
  private final KioskLabelRepository labels;
  private final KioskLabelService desk;

  KioskLabelApi(ScopedKioskLookup kiosks, KioskLabelRepository labels, KioskLabelService desk) {
    this.kiosks = kiosks;
    this.labels = labels;
    this.desk = desk;
  }

  @Operation(summary = "List a kiosk’s labels")
  @ApiResponse(responseCode = "200", description = "The labels, in order.")
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get
  @AnyRoleAllowed
  List<String> list(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return labels.of(kiosks.find(id, visitor));
  }

  @Operation(
      summary = "Label a kiosk",
      description = "Rollouts choose kiosks by their labels. A kiosk has 20 at most.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "200", description = "The labels that it has now.")
  @ApiResponse(
      responseCode = "400",
      description = "That is no label: small letters, digits and . _ -, 40 at most.")
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "It has 20 labels already.")
  @Put("/{label}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<String> put(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String label) {
    TargetId kiosk = kiosks.find(id, visitor);
    if (!KioskLabelRepository.isValid(label)) {
      throw ProblemException.parameter(
          "label", "give small letters, digits and inner . _ -, 40 at most.");
    }
    if (!desk.put(kiosk, label, visitor)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "A kiosk has " + KioskLabelRepository.MAX_COUNT + " labels at most; take one off first.");
    }
    return labels.of(kiosk);
  }

  @Operation(summary = "Take a label off a kiosk", security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "200", description = "The labels that it has now.")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such kiosk, or it has no such label.")
  @Delete("/{label}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<String> remove(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String label) {
    TargetId kiosk = kiosks.find(id, visitor);
    if (!desk.remove(kiosk, label, visitor)) {
      throw ProblemException.notFound("label", label);
    }
    return labels.of(kiosk);
  }
}
