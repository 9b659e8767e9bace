package fr.teleguichet.fleet.update.artifact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Artifacts for programs. */
@Tag(name = "updates")
@Controller("/api/v1/artifacts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ArtifactApi {

  private final ArtifactRepository artifacts;
  private final ArtifactIntakeService intake;
  private final ArtifactChangeService quarantine;
  private final Clock clock;

  ArtifactApi(
      ArtifactRepository artifacts,
      ArtifactIntakeService intake,
      ArtifactChangeService quarantine,
      Clock clock) {
    this.artifacts = artifacts;
    this.intake = intake;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  @Operation(summary = "List artifacts", description = "Newest first, 1000 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The artifacts.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = ArtifactJson.Item.class))))
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<ArtifactJson.Item> list() {
    return artifacts.list().stream().map(it -> ArtifactJson.Item.of(it, clock.instant())).toList();
  }

  @Operation(summary = "Get an artifact")
  @ApiResponse(
      responseCode = "200",
      description = "The artifact.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Item.class)))
  @UnknownArtifactResponse
  @Get("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  ArtifactJson.Item one(@PathVariable String id) {
    return ArtifactJson.Item.of(artifacts.asked(id), clock.instant());
  }

  @Operation(
      summary = "Upload an artifact",
      description =
          "The body is the file itself, whole: parts by Content-Range are refused, and come by"
              + " /api/v1/uploads. It is taken when one of the release keys signed it. The same"
              + " file under the same name again changes nothing but mends what was damaged.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The artifact is kept.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Item.class)))
  @ApiResponse(
      responseCode = "400",
      description = "The name is wrong, or the file did not come whole.")
  @ApiResponse(responseCode = "409", description = "The same content was withdrawn.")
  @ApiResponse(responseCode = "413", description = "The file is too large.")
  @ApiResponse(
      responseCode = "422",
      description =
          "The file has another SHA-256, or is no release that is signed by a release key.")
  @ApiResponse(responseCode = "507", description = "The disk has no place for it.")
  @Post
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<ArtifactJson.Item> upload(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @QueryValue(defaultValue = "")
          @Parameter(
              description = "The file name for devices.",
              schema = @Schema(type = "string", minLength = 1))
          String name,
      @QueryValue(defaultValue = "") @Parameter(description = "The SHA-256 that it must have.")
          String sha256,
      @Body @Nullable InputStream content) {
    if (request.getHeaders().contains(HttpHeaders.CONTENT_RANGE)) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "Parts are not taken: send the whole file without Content-Range.");
    }
    ArtifactIntakeService.Wanted wanted =
        intake.wanted(name, sha256, request.getContentLength(), visitor);
    return HttpResponse.created(
        ArtifactJson.Item.of(
            intake.take(wanted, content == null ? InputStream.nullInputStream() : content, visitor),
            clock.instant()));
  }

  @Operation(
      summary = "Withdraw an artifact",
      description =
          "Its content is not served any more, under no name, and not taken again. Updates with it"
              + " that are under way stay open: cancel them, and assign others.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The artifact as it is now.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Item.class)))
  @UnknownArtifactResponse
  @Post("/{id}/withdraw")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  ArtifactJson.Item withdraw(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body ArtifactJson.@Nullable Reason reason) {
    String why = reason == null || reason.reason() == null ? "" : reason.reason();
    quarantine.withdraw(artifacts.asked(id), why, visitor);
    return ArtifactJson.Item.of(artifacts.asked(id), clock.instant());
  }

  @Operation(
      summary = "Give a withdrawn artifact back",
      description = "Undoes a withdrawal. Who asks names the artifact, so that it is that one.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The artifact as it is now.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Item.class)))
  @ApiResponse(responseCode = "400", description = "It was not named.")
  @UnknownArtifactResponse
  @ApiResponse(responseCode = "409", description = "It is not withdrawn.")
  @Post("/{id}/restore")
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  ArtifactJson.Item restore(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body ArtifactJson.Named named) {
    quarantine.restore(artifacts.asked(id), named.name() == null ? "" : named.name(), visitor);
    return ArtifactJson.Item.of(artifacts.asked(id), clock.instant());
  }
}
