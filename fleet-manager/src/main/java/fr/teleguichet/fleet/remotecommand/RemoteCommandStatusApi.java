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
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;

/** A kiosk's remote actions for programs that look. */
@Tag(name = "care")
@Controller("/api/v1/kiosks/{id}/care")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RemoteCommandStatusApi {

  private final RemoteCommandLookup lookup;
  private final RemoteCommandService desk;
  private final CommandResultResponseFactory download;
  private final PageFrameFactory frames;
  private final Clock clock;

  RemoteCommandStatusApi(
      RemoteCommandLookup lookup,
      RemoteCommandService desk,
      CommandResultResponseFactory download,
      PageFrameFactory frames,
      Clock clock) {
    this.lookup = lookup;
    this.desk = desk;
    this.download = download;
    this.frames = frames;
    this.clock = clock;
  }

  @Operation(summary = "List a kiosk’s remote actions", description = "The last 50, newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "The actions.",
      content = @Content(schema = @Schema(implementation = RemoteActionJson.Listing.class)))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  RemoteActionJson.Listing list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id) {
    KioskRow kiosk = lookup.kiosk(KioskUrlName.parse(id), visitor);
    List<RemoteCommand> entries =
        kiosk
            .node()
            .map(node -> desk.latest(node, RemoteCommandFragmentRenderer.MAX_COUNT))
            .orElse(List.of());
    return new RemoteActionJson.Listing(
        entries.stream()
            .map(entry -> RemoteActionJson.Item.of(entry, clock.instant(), frames.text(request)))
            .toList());
  }

  @Operation(summary = "Get a remote action", description = "With everything that was told of it.")
  @ApiResponse(
      responseCode = "200",
      description = "The action.",
      content = @Content(schema = @Schema(implementation = RemoteActionJson.Detail.class)))
  @ApiResponse(responseCode = "404", description = "There is no such action at this kiosk.")
  @Get("/{care}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  RemoteActionJson.Detail one(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The action’s id.") String care) {
    RemoteCommand entry = lookup.entry(KioskUrlName.parse(id), care, visitor);
    return new RemoteActionJson.Detail(
        RemoteActionJson.Item.of(entry, clock.instant(), frames.text(request)),
        desk.steps(entry).stream().map(RemoteActionJson.Step::of).toList());
  }

  @Operation(
      summary = "Get what a kiosk brought",
      description = "A picture, a bundle of diagnostics or a note. Reading is in the audit log.")
  @ApiResponse(responseCode = "200", description = "The file.")
  @ApiResponse(responseCode = "404", description = "There is no such file, or its time is over.")
  @Get("/{care}/result")
  @Produces(MediaType.ALL)
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<byte[]> result(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The action’s id.") String care) {
    return download
        .of(lookup.entry(KioskUrlName.parse(id), care, visitor), visitor)
        .orElseThrow(() -> ProblemException.notFound("result of", care));
  }
}
