package fr.teleguichet.fleet.kiosk;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.KioskUrlName;
import fr.teleguichet.fleet.site.PlannedKioskResolver;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Kiosks for programs. */
@Tag(name = "kiosks")
@Controller("/api/v1/kiosks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskApi {

  private static final int MAX_COUNT = 1_000;
  private static final int USUAL = 200;

  private final LiveFleetStatus fleet;
  private final NeverConnectedKiosks unheard;
  private final TelemetryIngest telemetry;
  private final SiteCache sites;
  private final KioskHistoryReader past;
  private final PageFrameFactory frames;

  KioskApi(
      LiveFleetStatus fleet,
      NeverConnectedKiosks unheard,
      TelemetryIngest telemetry,
      SiteCache sites,
      KioskHistoryReader past,
      PageFrameFactory frames) {
    this.fleet = fleet;
    this.unheard = unheard;
    this.telemetry = telemetry;
    this.sites = sites;
    this.past = past;
    this.frames = frames;
  }

  @Operation(
      summary = "List kiosks",
      description = "Kiosks as they are now, worst first.",
      parameters = {
        @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Words that the name, site, commune or territory contain.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "standing",
            in = ParameterIn.QUERY,
            description = "A severity; may be given several times.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "level",
            in = ParameterIn.QUERY,
            description = "A level of service; may be given several times.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "territory",
            in = ParameterIn.QUERY,
            description = "The territory.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "site",
            in = ParameterIn.QUERY,
            description = "The site's code; - for kiosks without a site.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "problem",
            in = ParameterIn.QUERY,
            description =
                "link, service, measure, update, clock, traffic, or a peripheral's device id.",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      content = @Content(schema = @Schema(implementation = KioskJson.Page.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @AnyRoleAllowed
  KioskJson.Page list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @QueryValue(defaultValue = "0") @Parameter(description = "How many to skip.") int offset,
      @QueryValue(defaultValue = "200") @Parameter(description = "The most to return, 1 to 1000.")
          int limit) {
    if (offset < 0) {
      throw ProblemException.parameter("offset", "give 0 or more.");
    }
    if (limit < 1 || limit > MAX_COUNT) {
      throw ProblemException.parameter("limit", "give 1 to " + MAX_COUNT + ".");
    }
    List<FleetSnapshot.Entry> wanted =
        fleet
            .picture()
            .window(KioskQuery.of(request.getParameters()).within(visitor.scope()).withLimit(USUAL))
            .wanted();
    return new KioskJson.Page(
        wanted.size(),
        offset,
        wanted.stream()
            .skip(offset)
            .limit(limit)
            .map(entry -> KioskJson.Brief.of(entry.row(), frames.text(request)))
            .toList());
  }

  @Operation(summary = "Get a kiosk")
  @ApiResponse(
      responseCode = "200",
      description = "The kiosk.",
      content = @Content(schema = @Schema(implementation = KioskJson.Detail.class)))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get("/{id}")
  @AnyRoleAllowed
  KioskJson.Detail one(
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id) {
    KioskUrlName address = KioskUrlName.parse(id);
    KioskRow row =
        fleet
            .picture()
            .find(address, visitor.scope())
            .filter(KioskRow::reports)
            .or(() -> unheard.find(address, visitor.scope()))
            .orElseGet(() -> find(address, visitor));
    return KioskJson.Detail.of(row, view(row), others(row), frames.text(request));
  }

  /** Without its database the manager still knows how the kiosk is now. */
  private List<KioskJson.Other> others(KioskRow row) {
    try {
      return row.node().flatMap(past::id).map(past::otherValues).orElse(List.of()).stream()
          .map(KioskJson.Other::of)
          .toList();
    } catch (JdbiException _) {
      return List.of();
    }
  }

  private KioskRow find(KioskUrlName address, Principal visitor) {
    return fleet
        .picture()
        .find(address, visitor.scope())
        .orElseThrow(() -> ProblemException.notFound("kiosk", address.text()));
  }

  /** A row that says it never reported is shown so, though its birth may arrive this moment. */
  private @Nullable NodeView view(KioskRow row) {
    return row.reports() ? row.node().flatMap(telemetry.board()::view).orElse(null) : null;
  }

  @Operation(
      summary = "Place a kiosk",
      description =
          "Puts the kiosk at a site, or plans it there when it was never seen; without a site it is"
              + " taken away, or the plan dropped.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "Where it stands now.",
      content = @Content(schema = @Schema(implementation = KioskJson.Placement.class)))
  @ApiResponse(responseCode = "400", description = "The site or the name is wrong.")
  @ProblemResponseAnnotations.WrongToken
  @Put("/{id}")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  KioskJson.Placement place(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @Body KioskJson.Placement wanted) {
    KioskUrlName named = KioskUrlName.parse(id);
    KioskUrlName kiosk =
        fleet
            .picture()
            .find(named, visitor.scope())
            .map(KioskRow::address)
            .or(() -> PlannedKioskResolver.of(named, visitor.scope()))
            .orElseThrow(() -> noPlan(named));
    String code = wanted.site();
    if (code == null) {
      boolean _ = sites.displace(kiosk);
      return wanted;
    }
    Optional<Site> site =
        sites
            .now()
            .find(code)
            .filter(
                it ->
                    visitor.scope().isWholeFleet()
                        || fleet.picture().sitesIn(visitor.scope()).contains(it.id()));
    if (site.isEmpty()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "There is no site " + code + ".",
          List.of(new Problem.FieldError("site", "give the code of a site.")));
    }
    sites.place(kiosk, site.get());
    return wanted;
  }

  /** The same for every name outside the visitor's territories, whether there is such a kiosk. */
  private static ProblemException noPlan(KioskUrlName named) {
    return named.node().isPresent()
        ? ProblemException.notFound("kiosk", named.text())
        : new ProblemException(
            HttpStatus.BAD_REQUEST,
            "A kiosk’s name has 2 to 40 lower-case letters, digits or inner hyphens; write"
                + " territory:name where you have several territories.");
  }
}
