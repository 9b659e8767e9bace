package fr.teleguichet.fleet.remotecommand;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.kiosk.KioskRow;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.protocol.NodeAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A kiosk's remote actions for programs that want something done. */
@Tag(name = "care")
@Controller("/api/v1/kiosks/{id}/care")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RemoteCommandRequestApi {

  private final RemoteCommandLookup lookup;
  private final RemoteCommandService desk;
  private final PageFrameFactory frames;
  private final Clock clock;

  RemoteCommandRequestApi(
      RemoteCommandLookup lookup, RemoteCommandService desk, PageFrameFactory frames, Clock clock) {
    this.lookup = lookup;
    this.desk = desk;
    this.frames = frames;
    this.clock = clock;
  }

  @Operation(
      summary = "Have something done at a kiosk",
      description =
          "Sent at once when the kiosk is connected, else at its next birth before the deadline,"
              + " and only if that declares remote actions. A mediator may want identify and"
              + " test-print.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The action as it stands.",
      content = @Content(schema = @Schema(implementation = RemoteActionJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(responseCode = "403", description = "The role does not allow this action.")
  @ApiResponse(
      responseCode = "409",
      description =
          "The kiosk was never connected, its birth declares no remote actions, or the id belongs"
              + " to another action.")
  @ApiResponse(
      responseCode = "429",
      description = "Five actions are open at the kiosk, or twenty were wanted within the hour.")
  @Post
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<RemoteActionJson.Item> want(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body RemoteActionJson.Wish wanted) {
    KioskRow kiosk = lookup.kiosk(KioskUrlName.parse(id), visitor);
    RemoteCommandService.Wish wish =
        new RemoteCommandService.Wish(
            known(kiosk), action(wanted), patience(wanted), ownId(wanted));
    RemoteCommand entry = desk.want(wish, visitor);
    return HttpResponse.created(
        RemoteActionJson.Item.of(entry, clock.instant(), frames.text(request)),
        URI.create("/api/v1/kiosks/" + kiosk.path() + "/care/" + entry.id()));
  }

  private static NodeAddress known(KioskRow kiosk) {
    return kiosk
        .node()
        .orElseThrow(
            () -> new RemoteCommandRefusalException(RemoteCommandRefusalException.Why.NEVER_SEEN));
  }

  private static RemoteCommandType action(RemoteActionJson.Wish wanted) {
    return Optional.ofNullable(wanted.action())
        .flatMap(RemoteCommandType::ofWord)
        .orElseThrow(
            () ->
                ProblemException.parameter(
                    "action",
                    "give identify, test-print, test-scan, test-picture, restart-screen, reboot or"
                        + " diagnostics."));
  }

  private static Duration patience(RemoteActionJson.Wish wanted) {
    Integer minutes = wanted.minutes();
    if (minutes == null) {
      return RemoteCommandService.USUAL_PATIENCE;
    }
    if (minutes < RemoteCommandService.MIN_PATIENCE.toMinutes()
        || minutes > RemoteCommandService.MAX_PATIENCE.toMinutes()) {
      throw ProblemException.parameter("minutes", "give 2 to 120.");
    }
    return Duration.ofMinutes(minutes);
  }

  private static Optional<UUID> ownId(RemoteActionJson.Wish wanted) {
    String id = wanted.id();
    if (id == null) {
      return Optional.empty();
    }
    return Optional.of(
        RemoteCommandIdParser.parse(id)
            .orElseThrow(
                () -> ProblemException.parameter("id", "give a UUID in lower case, or none.")));
  }

  @Operation(
      summary = "Cancel a remote action",
      description = "As long as the kiosk has not answered.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The action as it stands.",
      content = @Content(schema = @Schema(implementation = RemoteActionJson.Item.class)))
  @ApiResponse(responseCode = "403", description = "The role does not allow this action.")
  @ApiResponse(responseCode = "404", description = "There is no such action at this kiosk.")
  @ApiResponse(responseCode = "409", description = "The kiosk has answered already.")
  @Delete("/{care}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  RemoteActionJson.Item cancel(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The action’s id.") String care) {
    RemoteCommand entry = lookup.entry(KioskUrlName.parse(id), care, visitor);
    return RemoteActionJson.Item.of(
        desk.cancel(entry, visitor), clock.instant(), frames.text(request));
  }
}
