package fr.teleguichet.fleet.update.trust;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactIntakeService;
import fr.teleguichet.fleet.update.artifact.PublishedTrustList;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.web.api.ProblemException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trust lists for programs. */
@Tag(name = "updates")
@Controller("/api/v1/trust-lists")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrustListApi {

  private final TrustListService service;
  private final ArtifactIntakeService intake;

  TrustListApi(TrustListService service, ArtifactIntakeService intake) {
    this.service = service;
    this.intake = intake;
  }

  @Operation(summary = "List trust lists", description = "The highest serial first, 200 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The lists, and how many kiosks have each.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = TrustListJson.Item.class))))
  @Get
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  List<TrustListJson.Item> list(@Parameter(hidden = true) Principal visitor) {
    TrustListViewModels.Listing listing = service.listing(visitor, Optional.empty());
    Map<Long, Distribution> distributions =
        service.distributions(listing.rows().stream().map(TrustListViewModels.Row::file).toList());
    return listing.rows().stream()
        .map(
            row ->
                TrustListJson.item(
                    row,
                    listing.kiosks(),
                    Optional.ofNullable(distributions.get(row.file().serial()))
                        .map(Distribution::id)))
        .toList();
  }

  @Operation(
      summary = "Upload a trust list",
      description =
          "The body is the file itself. It becomes an artifact, which is taken when a root of trust"
              + " signed it, its serial is higher than all before, and it leaves a release key.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The list is kept.",
      content = @Content(schema = @Schema(implementation = TrustListJson.Item.class)))
  @ApiResponse(
      responseCode = "400",
      description = "The name is wrong, or the file did not come whole.")
  @ApiResponse(
      responseCode = "409",
      description = "The same content was withdrawn, or another list with its serial just came.")
  @ApiResponse(responseCode = "413", description = "The file is too large.")
  @ApiResponse(
      responseCode = "422",
      description =
          "It is no trust list, no root of trust signed it, its serial is not above the newest, or"
              + " it would leave no release key.")
  @ApiResponse(responseCode = "507", description = "The disk has no place for it.")
  @Post
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  HttpResponse<TrustListJson.Item> upload(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @QueryValue(defaultValue = "")
          @Parameter(
              description = "The file name for devices.",
              schema = @Schema(type = "string", minLength = 1))
          String name,
      @Body @Nullable InputStream content) {
    ArtifactIntakeService.Wanted wanted =
        intake.wanted(name, "", request.getContentLength(), visitor);
    Artifact artifact =
        intake.takeTrustList(
            wanted, content == null ? InputStream.nullInputStream() : content, visitor);
    return HttpResponse.created(item(artifact.release().orElseThrow().version().text(), visitor));
  }

  @Operation(
      summary = "Make a distribution of a trust list",
      description = "Of it alone, for a rollout; the one that there is when it was made before.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The list with its distribution.",
      content = @Content(schema = @Schema(implementation = TrustListJson.Item.class)))
  @ApiResponse(responseCode = "404", description = "There is no trust list with this serial.")
  @ApiResponse(
      responseCode = "409",
      description = "Its file was withdrawn, or another module has its name.")
  @Post("/{serial}/publish")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR},
      wholeFleet = true)
  TrustListJson.Item publish(
      @Parameter(hidden = true) Principal visitor, @PathVariable String serial) {
    PublishedTrustList list =
        service.find(serial).orElseThrow(() -> ProblemException.notFound("trust list", serial));
    Distribution _ = service.publish(list, visitor);
    return item(serial, visitor);
  }

  private TrustListJson.Item item(String serial, Principal visitor) {
    return list(visitor).stream()
        .filter(it -> it.serial() == Long.parseLong(serial))
        .findFirst()
        .orElseThrow();
  }
}
