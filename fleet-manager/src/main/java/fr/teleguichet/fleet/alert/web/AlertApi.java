package fr.teleguichet.fleet.alert.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertQuery;
import fr.teleguichet.fleet.alert.AlertReader;
import fr.teleguichet.fleet.alert.AlertRow;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Alerts that are not resolved, and incidents, which are those that are, for programs. */
@Tag(name = "alerts")
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertApi {

  private final AlertReader alerts;

  AlertApi(AlertReader alerts) {
    this.alerts = alerts;
  }

  @Operation(
      summary = "List alerts",
      description = "Those that are not resolved, newest first, as far as the token’s scope goes.")
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      content = @Content(schema = @Schema(implementation = AlertJson.Listing.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get("/alerts")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  AlertJson.Listing alerts(
      @Parameter(hidden = true) Principal visitor,
      @Nullable @QueryValue @Parameter(description = "Only of this kind, such as offline.")
          String kind,
      @QueryValue(defaultValue = "100") @Parameter(description = "The most to return, 1 to 500.")
          int limit,
      @Nullable @QueryValue @Parameter(description = "Only alerts with smaller numbers.")
          Long before) {
    return list(AlertQuery.View.OPEN, visitor, kind, limit, before);
  }

  @Operation(
      summary = "List incidents",
      description = "Alerts that are over, newest first, as far as the token’s scope goes.")
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      content = @Content(schema = @Schema(implementation = AlertJson.Listing.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get("/incidents")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  AlertJson.Listing incidents(
      @Parameter(hidden = true) Principal visitor,
      @Nullable @QueryValue @Parameter(description = "Only of this kind, such as offline.")
          String kind,
      @QueryValue(defaultValue = "100") @Parameter(description = "The most to return, 1 to 500.")
          int limit,
      @Nullable @QueryValue @Parameter(description = "Only incidents with smaller numbers.")
          Long before) {
    return list(AlertQuery.View.RESOLVED, visitor, kind, limit, before);
  }

  private AlertJson.Listing list(
      AlertQuery.View view,
      Principal visitor,
      @Nullable String kind,
      int limit,
      @Nullable Long before) {
    if (limit < 1 || limit > AlertQuery.MAX_ROWS) {
      throw ProblemException.parameter("limit", "give 1 to " + AlertQuery.MAX_ROWS + ".");
    }
    Optional<AlertKind> wanted = Optional.ofNullable(kind).flatMap(AlertKind::ofWord);
    if (kind != null && wanted.isEmpty()) {
      throw ProblemException.parameter("kind", "give a kind of alert, such as offline.");
    }
    List<AlertRow> rows =
        alerts.find(
            new AlertQuery(
                view,
                wanted,
                0,
                AlertQuery.Order.NEWEST,
                before == null ? OptionalLong.empty() : OptionalLong.of(before),
                limit,
                visitor.scope()));
    return new AlertJson.Listing(
        rows.stream().map(AlertJson.Alert::of).toList(),
        rows.size() < limit ? null : rows.getLast().id());
  }

  @Operation(
      summary = "Get an alert",
      description = "Resolved or not, with its members as far as the token’s scope goes.")
  @ApiResponse(
      responseCode = "200",
      description = "The alert.",
      content = @Content(schema = @Schema(implementation = AlertJson.Whole.class)))
  @AlertResponseAnnotations.NoSuchAlert
  @Get("/alerts/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  AlertJson.Whole one(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    AlertRow alert =
        AlertController.number(id)
            .flatMap(it -> alerts.find(it, visitor.scope()))
            .orElseThrow(() -> RefusalException.unknown("alert", id));
    return AlertJson.Whole.of(alert, alerts, visitor.scope());
  }
}
