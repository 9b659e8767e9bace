package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.alert.AlertActionService;
import fr.teleguichet.fleet.alert.AlertPerson;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What programs do about an alert; each does what the button of its page does. */
@Tag(name = "alerts")
@Controller("/api/v1/alerts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertActionApi {

  private final AlertActionService alerts;
  private final AlertReader reader;

  AlertActionApi(AlertActionService alerts, AlertReader reader) {
    this.alerts = alerts;
    this.reader = reader;
  }

  @Operation(
      summary = "See an alert",
      description = "Says that somebody knows of it.",
      security = @SecurityRequirement(name = "token"))
  @AlertResponseAnnotations.AsItIsNow
  @Post("/see")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  AlertJson.Whole see(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    long alert = number(id);
    alerts.see(alert, AlertPerson.of(visitor.actor()), visitor.scope());
    return one(alert, visitor);
  }

  @Operation(
      summary = "Assign an alert",
      description = "Gives it to somebody who may see to it, also where somebody else has it.",
      security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @AlertResponseAnnotations.AsItIsNow
  @Post("/assign")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  AlertJson.Whole assignAlert(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body AlertJson.Assignment assignment) {
    long alert = number(id);
    Long account = assignment.account();
    if (account == null) {
      throw RefusalException.field("account", "give an account's number");
    }
    alerts.assign(alert, account, visitor);
    return one(alert, visitor);
  }

  @Operation(
      summary = "Resolve an alert",
      description = "Says that it is over, and what was done.",
      security = @SecurityRequirement(name = "token"))
  @ProblemResponseAnnotations.WrongField
  @AlertResponseAnnotations.AsItIsNow
  @Post("/resolve")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  AlertJson.Whole resolve(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body AlertJson.@Nullable Resolution resolution) {
    long alert = number(id);
    String note =
        resolution == null ? "" : Objects.requireNonNullElse(resolution.note(), "").strip();
    alerts.resolve(alert, note, AlertPerson.of(visitor.actor()), visitor.scope());
    return one(alert, visitor);
  }

  @Operation(
      summary = "Reopen an alert",
      description = "Takes back that it is over; what ended by itself can't be reopened.",
      security = @SecurityRequirement(name = "token"))
  @AlertResponseAnnotations.AsItIsNow
  @Post("/reopen")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  AlertJson.Whole reopen(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    long alert = number(id);
    alerts.reopen(alert, AlertPerson.of(visitor.actor()), visitor.scope());
    return one(alert, visitor);
  }

  @Operation(
      summary = "List who may see to an alert",
      description =
          "The accounts that it can be assigned to, by name; a mediator’s list has no other"
              + " mediators.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "Those who may have it.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = AlertJson.Assignee.class))))
  @ApiResponse(
      responseCode = "403",
      description = "The alert reaches beyond the token’s scope: others see to it.")
  @AlertResponseAnnotations.NoSuchAlert
  @Get("/assignees")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  List<AlertJson.Assignee> assignees(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return alerts.assignees(number(id), visitor).stream()
        .map(it -> new AlertJson.Assignee(it.account(), it.name()))
        .toList();
  }

  private static long number(String id) {
    return AlertController.number(id).orElseThrow(() -> RefusalException.unknown("alert", id));
  }

  private AlertRow find(long alert, Principal visitor) {
    return reader
        .find(alert, visitor.scope())
        .orElseThrow(() -> RefusalException.unknown("alert", Long.toString(alert)));
  }

  private AlertJson.Whole one(long alert, Principal visitor) {
    return AlertJson.Whole.of(find(alert, visitor), reader, visitor.scope());
  }
}
