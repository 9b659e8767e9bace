package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often one kiosk asks for updates, for programs. */
@Tag(name = "updates")
@Controller("/api/v1/kiosks/{id}/polling")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PollIntervalApi {
  private static final long MIN = 30;
  private static final long MAX_COUNT = 86_399;

  /** How often a kiosk asks. */
  @Serdeable
  @Schema(name = "Polling", description = "How often a kiosk asks for updates.")
  record Json(
      @Nullable @Schema(description = "30 to 86399; nothing for what is usual.") Integer seconds) {}

  private final UpdateAssignmentService assignment;
  private final UpdateClientAttributeRepository kiosks;
  private final AuditLog audit;

  PollIntervalApi(
      UpdateAssignmentService assignment, UpdateClientAttributeRepository kiosks, AuditLog audit) {
    this.assignment = assignment;
    this.kiosks = kiosks;
    this.audit = audit;
  }

  @Operation(
      summary = "Set how often a kiosk asks for updates",
      description = "It hears of it when it asks next.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "As it is now.",
      content = @Content(schema = @Schema(implementation = Json.class)))
  @ApiResponse(responseCode = "400", description = "The number of seconds is wrong.")
  @ProblemResponseAnnotations.NoSuchKiosk
  @Put
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  Json put(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id, @Body Json wanted) {
    TargetId kiosk = assignment.kiosk(id, visitor);
    Integer seconds = wanted.seconds();
    if (seconds != null && (seconds < MIN || seconds > MAX_COUNT)) {
      String detail = "give " + MIN + " to " + MAX_COUNT + ", or nothing";
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "Correct the field seconds: " + detail + ".",
          List.of(new Problem.FieldError("seconds", detail)));
    }
    audit.append(
        new AuditEntry(
            visitor.actor(),
            "update.polling-set",
            kiosk.value(),
            visitor.address(),
            Map.of("seconds", seconds == null ? "usual" : seconds.toString())));
    kiosks.polling(kiosk, Optional.ofNullable(seconds).map(Duration::ofSeconds));
    return new Json(seconds);
  }
}
