package fr.teleguichet.fleet.update.token;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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

/** Devices' tokens for programs. */
@Tag(name = "updates")
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeviceTokenApi {
  private final DeviceTokenService desk;

  DeviceTokenApi(DeviceTokenService desk) {
    this.desk = desk;
  }

  @Operation(summary = "Say whether a kiosk has a token for updates")
  @ApiResponse(
      responseCode = "200",
      description = "When it was made; the token itself is not shown again.",
      content = @Content(schema = @Schema(implementation = DeviceTokenJson.Target.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no kiosk of this name, or it has no token.")
  @Get("/kiosks/{id}/target-token")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  DeviceTokenJson.Target target(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return desk.target(desk.kiosk(id, visitor));
  }

  @Operation(
      summary = "Make a kiosk’s token for updates",
      description =
          "A client of updates that has no certificate of the fleet shows it, and asks under the"
              + " controller id territory:name, or under the name alone where the kiosk is the"
              + " first of its name. It is shown once, and one that the kiosk had does not count"
              + " any more.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The token.",
      content = @Content(schema = @Schema(implementation = DeviceTokenJson.Target.class)))
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "Such tokens are switched off.")
  @Post("/kiosks/{id}/target-token")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<DeviceTokenJson.Target> makeTarget(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return HttpResponse.created(desk.makeTarget(desk.kiosk(id, visitor), visitor));
  }

  @Operation(
      summary = "Revoke a kiosk’s token for updates",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It does not count any more.")
  @ApiResponse(
      responseCode = "404",
      description = "There is no kiosk of this name, or it has no token.")
  @Delete("/kiosks/{id}/target-token")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<?> revokeTarget(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    desk.revokeTarget(desk.kiosk(id, visitor), visitor);
    return HttpResponse.noContent();
  }

  @Operation(summary = "List gateway tokens", description = "Newest first, 200 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The tokens without what is secret of them.",
      content =
          @Content(
              array =
                  @ArraySchema(schema = @Schema(implementation = DeviceTokenJson.Gateway.class))))
  @Get("/gateway-tokens")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  List<DeviceTokenJson.Gateway> gateways() {
    return desk.gateways();
  }

  @Operation(
      summary = "Make a gateway token",
      description = "A client shows it for any kiosk. It is shown once.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The token.",
      content = @Content(schema = @Schema(implementation = DeviceTokenJson.Gateway.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "Such tokens are switched off, or there are twenty.")
  @Post("/gateway-tokens")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<DeviceTokenJson.Gateway> makeGateway(
      @Parameter(hidden = true) Principal visitor, @Body DeviceTokenJson.WantedGateway wanted) {
    return HttpResponse.created(desk.makeGateway(wanted, visitor));
  }

  @Operation(summary = "Revoke a gateway token", security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It does not count any more.")
  @ApiResponse(responseCode = "404", description = "There is no such token.")
  @Delete("/gateway-tokens/{token}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<?> revokeGateway(
      @Parameter(hidden = true) Principal visitor, @PathVariable String token) {
    int row =
        RowNumberParser.parse(token)
            .orElseThrow(() -> ProblemException.notFound("gateway token", token));
    desk.revokeGateway(row, visitor);
    return HttpResponse.noContent();
  }
}
