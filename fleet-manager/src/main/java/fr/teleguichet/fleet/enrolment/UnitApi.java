package fr.teleguichet.fleet.enrolment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.VisibleSites;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units for programs: reading, and planning devices to come. */
@Tag(name = "units")
@Controller("/api/v1/units")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnitApi {

  private final UnitLifecycleService decisions;
  private final UnitReader units;
  private final UnitHistoryRepository history;
  private final ClaimService claims;
  private final CertificateIssuer certificates;
  private final VisibleSites sites;

  UnitApi(
      UnitLifecycleService decisions,
      UnitReader units,
      UnitHistoryRepository history,
      ClaimService claims,
      CertificateIssuer certificates,
      VisibleSites sites) {
    this.decisions = decisions;
    this.units = units;
    this.history = history;
    this.claims = claims;
    this.certificates = certificates;
    this.sites = sites;
  }

  @Operation(summary = "List units", description = "The 500 that changed last.")
  @ApiResponse(
      responseCode = "200",
      description = "The units that are wanted.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = UnitJson.class))))
  @ProblemResponseAnnotations.WrongParameter
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get
  List<UnitJson> list(
      @Parameter(hidden = true) HttpRequest<?> request,
      @QueryValue(defaultValue = "") @Parameter(description = "One state; else all.") String state,
      @QueryValue(defaultValue = "")
          @Parameter(
              description = "Part of a kiosk’s or territory’s name, a code, or a fingerprint.")
          String q) {
    if (!state.isEmpty() && !UnitReader.isState(state)) {
      throw ProblemException.parameter("state", "give planned, waiting, enrolled, accepted, …");
    }
    if (q.length() > 200) {
      throw ProblemException.parameter("q", "give 200 characters at most.");
    }
    Set<String> states = state.isEmpty() ? Set.of() : Set.of(state);
    return units
        .list(
            new UnitReader.Filter(states, q.strip()), RequestPrincipalResolver.of(request).scope())
        .stream()
        .map(UnitJson::of)
        .toList();
  }

  @Operation(summary = "Get a unit")
  @ApiResponse(
      responseCode = "200",
      description = "The unit.",
      content = @Content(schema = @Schema(implementation = UnitJson.Detail.class)))
  @UnitResponseAnnotations.NoSuchUnit
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Get("/{number}")
  UnitJson.Detail get(
      @Parameter(hidden = true) HttpRequest<?> request, @PathVariable String number) {
    Unit unit = find(decisions, number, RequestPrincipalResolver.of(request));
    return new UnitJson.Detail(
        UnitJson.of(unit),
        claims.expiry(unit.number()).orElse(null),
        unit.state().fingerprint().map(certificates::certificatesOf).orElse(List.of()).stream()
            .map(UnitJson.Held::of)
            .toList(),
        history.of(unit.number()).stream().map(UnitJson.Happened::of).toList());
  }

  @Operation(
      summary = "Plan a unit",
      description =
          "Reserves the kiosk’s name and answers with the claim file. Its secret is in this answer"
              + " and nowhere else; the header Location names the unit.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The claim file.",
      content = @Content(schema = @Schema(implementation = ClaimDocument.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @ApiResponse(responseCode = "409", description = "The kiosk has a unit already.")
  @ApiResponse(responseCode = "503", description = "There is no authority to enrol with.")
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post
  HttpResponse<ClaimDocument> plan(
      @Parameter(hidden = true) HttpRequest<?> request, @Body UnitJson.Plan plan) {
    Principal visitor = RequestPrincipalResolver.of(request);
    int days = days(plan.days());
    Unit unit =
        decisions.plan(
            name(plan.kiosk(), plan.territory()), site(sites, plan.site(), visitor), visitor);
    return file(
        HttpResponse.created(
            decisions.claim(unit, days, visitor), URI.create("/api/v1/units/" + unit.number())));
  }

  @Operation(
      summary = "Make a new claim",
      description = "For a planned unit; its older claim is worth nothing from then on.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The claim file.",
      content = @Content(schema = @Schema(implementation = ClaimDocument.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @UnitResponseAnnotations.NoSuchUnit
  @UnitResponseAnnotations.InAnotherState
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  @Post("/{number}/claim")
  HttpResponse<ClaimDocument> claim(
      @Parameter(hidden = true) HttpRequest<?> request,
      @PathVariable String number,
      @Body UnitJson.ClaimWanted wanted) {
    Principal visitor = RequestPrincipalResolver.of(request);
    return file(
        HttpResponse.ok(
            decisions.claim(find(decisions, number, visitor), days(wanted.days()), visitor)));
  }

  private static HttpResponse<ClaimDocument> file(MutableHttpResponse<ClaimDocument> response) {
    return response
        .header("Content-Disposition", "attachment; filename=\"claim.json\"")
        .header("Cache-Control", "no-store");
  }

  private static int days(@Nullable Integer days) {
    int wanted = Objects.requireNonNullElse(days, ClaimService.USUAL_DAYS);
    if (wanted < 1 || wanted > ClaimService.MAX_DAYS) {
      throw wrong("days", "give 1 to " + ClaimService.MAX_DAYS + ".");
    }
    return wanted;
  }

  static KioskId name(@Nullable String kiosk, @Nullable String territory) {
    if (kiosk == null || !KioskName.isValid(kiosk)) {
      throw wrong("kiosk", "give 2 to 40 lower-case letters, digits or inner hyphens.");
    }
    // Both names have the same form.
    if (territory == null || !Territory.isValid(territory)) {
      throw wrong("territory", "give 2 to 40 lower-case letters, digits or inner hyphens.");
    }
    return new KioskId(new Territory(territory), new KioskName(kiosk));
  }

  static Optional<Site> site(VisibleSites sites, @Nullable String code, Principal visitor) {
    if (code == null || code.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        sites.in(visitor.scope()).stream()
            .filter(site -> site.code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> wrong("site", "there is no such site.")));
  }

  static ProblemException wrong(String field, String detail) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "The field " + field + " is wrong: " + detail,
        List.of(new Problem.FieldError(field, detail)));
  }

  static Unit find(UnitLifecycleService decisions, String number, Principal visitor) {
    return UnitNumber.parse(number)
        .flatMap(it -> decisions.find(it, visitor))
        .orElseThrow(() -> ProblemException.notFound("unit", number));
  }
}
