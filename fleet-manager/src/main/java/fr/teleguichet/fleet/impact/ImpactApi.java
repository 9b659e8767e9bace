package fr.teleguichet.fleet.impact;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.interview.UsageQuery;
import fr.teleguichet.fleet.interview.UsageQueryParser;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What the network spared, for programs. */
@Tag(name = "impact")
@Controller("/api/v1/impact")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ImpactApi {

  private final ImpactFigureReader reader;
  private final ImpactParametersRepository versions;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final Clock clock;

  ImpactApi(
      ImpactFigureReader reader,
      ImpactParametersRepository versions,
      PublicServiceCache services,
      PageFrameFactory frames,
      Clock clock) {
    this.reader = reader;
    this.versions = versions;
    this.services = services;
    this.frames = frames;
    this.clock = clock;
  }

  @Operation(
      summary = "Get what was spared",
      description =
          "Emissions, kilometres and hours of journeys that people did not make, less what the"
              + " kiosks emitted, with the parameters of the calculation.")
  @ApiResponse(
      responseCode = "200",
      description = "What was spared.",
      content = @Content(schema = @Schema(implementation = ImpactJson.Figures.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  ImpactJson.Figures impact(
      HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @QueryValue
          @Nullable
          @Parameter(
              description =
                  "The first month, such as 2026-01; eleven months before the last where it is"
                      + " missing.")
          String from,
      @QueryValue
          @Nullable
          @Parameter(description = "The last month; this one where it is missing.")
          String to,
      @QueryValue @Nullable @Parameter(description = "Only of this site.") String site,
      @QueryValue @Nullable @Parameter(description = "Only of this service.") String service,
      @QueryValue
          @Nullable
          @Parameter(
              description =
                  "The version of the parameters to calculate with; the newest where it is"
                      + " missing.")
          Integer version) {
    ImpactParametersVersion parameters =
        version == null
            ? versions.newest()
            : versions
                .find(version)
                .orElseThrow(
                    () -> ProblemException.parameter("version", "there is no such version."));
    UsageQuery query = UsageQueryParser.read(from, to, site, service, clock);
    return ImpactJson.Figures.of(
        reader.read(query, visitor.scope(), parameters.parameters()),
        parameters,
        services,
        frames.text(request));
  }
}
