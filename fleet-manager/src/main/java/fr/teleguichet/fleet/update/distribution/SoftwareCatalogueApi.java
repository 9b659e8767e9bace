package fr.teleguichet.fleet.update.distribution;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
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

/** Software modules and distributions for programs. */
@Tag(name = "updates")
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SoftwareCatalogueApi {

  private final SoftwareCatalogueRepository catalogue;
  private final SoftwareCatalogueService composition;

  SoftwareCatalogueApi(
      SoftwareCatalogueRepository catalogue, SoftwareCatalogueService composition) {
    this.catalogue = catalogue;
    this.composition = composition;
  }

  @Operation(summary = "List software modules", description = "Newest first, 500 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The modules.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = CatalogueJson.Module.class))))
  @Get("/software-modules")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<CatalogueJson.Module> modules() {
    return catalogue.modules().stream().map(CatalogueJson.Module::of).toList();
  }

  @Operation(
      summary = "Make a software module",
      description = "It can't be changed afterwards: make another version.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The module was made.",
      content = @Content(schema = @Schema(implementation = CatalogueJson.Module.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "There is one of this part, name and version, or an artifact was withdrawn.")
  @Post("/software-modules")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<CatalogueJson.Module> addModule(
      @Parameter(hidden = true) Principal visitor, @Body CatalogueJson.WantedModule wanted) {
    return HttpResponse.created(CatalogueJson.Module.of(composition.module(wanted, visitor)));
  }

  @Operation(
      summary = "Promote a software module",
      description = "Means a module of the channel pilot for every kiosk: stable from now on.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The module as it is now.",
      content = @Content(schema = @Schema(implementation = CatalogueJson.Module.class)))
  @ApiResponse(responseCode = "404", description = "There is no module of this number.")
  @ApiResponse(
      responseCode = "409",
      description = "It is in that channel already, or an artifact was withdrawn.")
  @Post("/software-modules/{id}/promote")
  @Consumes(MediaType.ALL)
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  CatalogueJson.Module promote(
      @Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    SoftwareModule module =
        RowNumberParser.parse(id)
            .flatMap(catalogue::module)
            .orElseThrow(() -> ProblemException.notFound("software module", id));
    return CatalogueJson.Module.of(composition.promote(module, visitor));
  }

  @Operation(summary = "List distributions", description = "Newest first, 500 at most.")
  @ApiResponse(
      responseCode = "200",
      description = "The distributions.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = CatalogueJson.Set.class))))
  @Get("/distributions")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  List<CatalogueJson.Set> distributions() {
    return catalogue.distributions().stream().map(CatalogueJson.Set::of).toList();
  }

  @Operation(
      summary = "Make a distribution",
      description = "It can't be changed afterwards: make another version.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The distribution was made.",
      content = @Content(schema = @Schema(implementation = CatalogueJson.Set.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "There is one of this name and version, or an artifact was withdrawn.")
  @Post("/distributions")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<CatalogueJson.Set> addDistribution(
      @Parameter(hidden = true) Principal visitor, @Body CatalogueJson.WantedSet wanted) {
    return HttpResponse.created(CatalogueJson.Set.of(composition.distribution(wanted, visitor)));
  }
}
