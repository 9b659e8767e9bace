package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sites for programs. */
@Tag(name = "sites")
@Controller("/api/v1/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SiteApi {

  private static final Map<String, String> WRONG =
      Map.of(
          "code", "give 2 to 40 lower-case letters, digits or inner hyphens, and not new.",
          "name", "give 1 to 120 characters.",
          "commune", "give 1 to 120 characters.",
          "insee", "give the commune’s INSEE code, such as 46042.",
          "latitude", "give degrees north, -90 to 90.",
          "longitude", "give degrees east, -180 to 180.",
          "opening",
              "give weekly as {\"monday\":[\"08:30-12:00\"]} with English days, exceptions with"
                  + " dates such as 2026-12-25, [] when closed.");

  /** A site. */
  @Serdeable
  @Schema(name = "Site", description = "A place where kiosks stand.")
  record Item(
      @Schema(description = "Its short name in addresses.") String code,
      String name,
      @Schema(description = "The commune’s name.") String commune,
      @Schema(description = "The commune’s INSEE code.") String insee,
      @Schema(description = "Degrees north, WGS 84.") double latitude,
      @Schema(description = "Degrees east, WGS 84.") double longitude,
      @Schema(description = "Made up for demonstration.") boolean fictitious,
      @Nullable @Schema(description = "When it is open; missing where nobody wrote it.")
          OpeningJson opening,
      @Schema(description = "The names of the kiosks that stand there or are planned there.")
          List<String> kiosks,
      @Schema(
              description =
                  "The same kiosks in the same order as addresses name them: group:node, or the"
                      + " name of one that was never heard of.")
          List<String> addresses) {}

  /** A site as it shall be. */
  @Serdeable
  @Schema(
      name = "SiteContent",
      requiredProperties = {"name", "commune", "insee", "latitude", "longitude"},
      description = "What a site shall hold.")
  record Wanted(
      @Nullable String name,
      @Nullable String commune,
      @Nullable String insee,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable Boolean fictitious,
      @Nullable
          @Schema(
              description =
                  "When it is open, which decides when its kiosks are updated; what is known stays"
                      + " where it is missing.")
          OpeningJson opening) {

    SiteForm form(String code, String known) {
      return new SiteForm(
          code,
          name == null ? "" : name.strip(),
          commune == null ? "" : commune.strip(),
          insee == null ? "" : insee.strip(),
          degrees(latitude),
          degrees(longitude),
          fictitious != null && fictitious,
          opening == null ? known : opening.lines(),
          Map.of());
    }

    private static String degrees(@Nullable Double value) {
      return value == null || !Double.isFinite(value)
          ? ""
          : new java.math.BigDecimal(value)
              .setScale(9, java.math.RoundingMode.HALF_EVEN)
              .toPlainString();
    }
  }

  private final SiteTable sites;
  private final SiteDirectory directory;
  private final VisibleSites visible;

  SiteApi(SiteTable sites, SiteDirectory directory, VisibleSites visible) {
    this.sites = sites;
    this.directory = directory;
    this.visible = visible;
  }

  @Operation(summary = "List sites")
  @ApiResponse(
      responseCode = "200",
      description = "All sites, by name.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @Get
  @AnyRoleAllowed
  List<Item> list(@Parameter(hidden = true) Principal visitor) {
    return visible.in(visitor.scope()).stream().map(site -> item(site, visitor)).toList();
  }

  private Item item(Site site, Principal visitor) {
    List<KioskAddress> kiosks = visible.kiosksAt(site, visitor.scope());
    return new Item(
        site.code().value(),
        site.name(),
        site.commune(),
        site.insee(),
        site.latitude(),
        site.longitude(),
        site.fictitious(),
        site.opening().map(OpeningJson::of).orElse(null),
        kiosks.stream().map(KioskAddress::name).toList(),
        kiosks.stream().map(KioskAddress::text).toList());
  }

  @Operation(summary = "Make or change a site", security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The site was changed.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The site was made.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @Put("/{code}")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<Item> put(
      @Parameter(hidden = true) Principal visitor, @PathVariable String code, @Body Wanted wanted) {
    String known =
        SiteCode.isValid(code)
            ? sites
                .find(new SiteCode(code))
                .flatMap(Site::opening)
                .map(OpeningText::write)
                .orElse("")
            : "";
    return switch (wanted.form(code, known).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) -> throw refusal(form);
      case SiteForm.Checked.Valid(SiteCode valid, SiteDraft draft) -> {
        boolean added = sites.add(valid, draft);
        if (!added) {
          boolean _ = sites.change(valid, draft);
        }
        directory.refresh();
        Site site = sites.find(valid).orElseThrow(() -> ProblemException.notFound("site", code));
        Item item = item(site, visitor);
        yield added ? HttpResponse.created(item) : HttpResponse.ok(item);
      }
    };
  }

  private static ProblemException refusal(SiteForm form) {
    List<Problem.FieldError> errors =
        form.errors().keySet().stream()
            .sorted()
            .map(field -> new Problem.FieldError(field, WRONG.getOrDefault(field, "is wrong")))
            .toList();
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "The site is wrong in " + errors.size() + " fields.", errors);
  }

  @Operation(
      summary = "Delete a site",
      description =
          "Its kiosks stand nowhere then; interviews that were counted there go on counting.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "The site is gone.")
  @ProblemResponseAnnotations.WrongToken
  @ApiResponse(
      responseCode = "404",
      description = "There is no site of this code.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @Delete("/{code}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Void> delete(@PathVariable String code) {
    Site site =
        (SiteCode.isValid(code) ? sites.find(new SiteCode(code)) : java.util.Optional.<Site>empty())
            .orElseThrow(() -> ProblemException.notFound("site", code));
    boolean _ = sites.remove(site);
    directory.refresh();
    return HttpResponse.noContent();
  }
}
