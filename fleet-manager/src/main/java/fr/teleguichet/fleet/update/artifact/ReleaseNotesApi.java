package fr.teleguichet.fleet.update.artifact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What is new in artifacts, for programs; those that read before they write overwrite nobody. */
@Tag(name = "updates")
@Controller("/api/v1/artifacts/{id}/notes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReleaseNotesApi {

  private final ArtifactRepository artifacts;
  private final ArtifactChangeService quarantine;
  private final Clock clock;

  ReleaseNotesApi(ArtifactRepository artifacts, ArtifactChangeService quarantine, Clock clock) {
    this.artifacts = artifacts;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  @Operation(
      summary = "Get what is new in an artifact",
      description = "The header ETag changes with the notes: give it back in If-Match to write.")
  @ApiResponse(
      responseCode = "200",
      description = "The notes.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Notes.class)))
  @UnknownArtifactResponse
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  HttpResponse<ArtifactJson.Notes> notes(@PathVariable String id) {
    Artifact artifact = artifacts.asked(id);
    return HttpResponse.ok(new ArtifactJson.Notes(artifact.notes()))
        .header(HttpHeaders.ETAG, ReleaseNotesETag.of(artifact.notes()).quoted());
  }

  @Operation(
      summary = "Say what is new in an artifact",
      description =
          "With the ETag of the notes in If-Match they are written unless somebody else changed"
              + " them meanwhile; without it, whatever stands there is replaced.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The artifact as it is now; the header ETag is that of the notes.",
      content = @Content(schema = @Schema(implementation = ArtifactJson.Item.class)))
  @ApiResponse(responseCode = "400", description = "The notes are too long.")
  @UnknownArtifactResponse
  @ApiResponse(
      responseCode = "412",
      description = "The notes are not those of If-Match: somebody changed them meanwhile.")
  @Put
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<ArtifactJson.Item> describe(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that the notes must have, in quotes.")
          String ifMatch,
      @Body ArtifactJson.Notes notes) {
    String wanted = notes.notes() == null ? "" : notes.notes();
    boolean written =
        quarantine.describe(
            artifacts.asked(id), wanted, tag -> ifMatch == null || tag.isIn(ifMatch), visitor);
    if (!written) {
      throw new ProblemException(
          HttpStatus.PRECONDITION_FAILED,
          "The notes are not those of If-Match: get them again, and write yours into them.");
    }
    return HttpResponse.ok(ArtifactJson.Item.of(artifacts.asked(id), clock.instant()))
        .header(HttpHeaders.ETAG, ReleaseNotesETag.of(wanted).quoted());
  }
}
