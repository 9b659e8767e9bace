package fr.teleguichet.fleet.site;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.territory.Department;
import fr.teleguichet.fleet.territory.Epci;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          "street", "give at most 200 characters on one line.",
          "postcode", "give five digits.",
          "latitude", "give degrees north, -90 to 90.",
          "longitude", "give degrees east, -180 to 180.",
          "opening",
              "give weekly as {\"monday\":[\"08:30-12:00\"]} with English days, exceptions with"
                  + " dates such as 2026-12-25, [] when closed.");

  private final SiteRepository sites;
  private final SiteRegister register;
  private final SiteProfileService profiles;
  private final SiteLifecycleRepository lives;
  private final SiteCache directory;
  private final VisibleSites visible;
  private final Department department;

  SiteApi(
      SiteRepository sites,
      SiteRegister register,
      SiteProfileService profiles,
      SiteLifecycleRepository lives,
      SiteCache directory,
      VisibleSites visible,
      Department department) {
    this.sites = sites;
    this.register = register;
    this.profiles = profiles;
    this.lives = lives;
    this.directory = directory;
    this.visible = visible;
    this.department = department;
  }

  @Operation(summary = "List sites")
  @ApiResponse(
      responseCode = "200",
      description = "All sites, by name.",
      content =
          @Content(array = @ArraySchema(schema = @Schema(implementation = SiteJson.Item.class))))
  @Get
  @AnyRoleAllowed
  List<SiteJson.Item> list(@Parameter(hidden = true) Principal visitor) {
    Rest rest = rest();
    return visible.in(visitor.scope()).stream().map(site -> item(site, rest, visitor)).toList();
  }

  private Rest rest() {
    return new Rest(lives.all(), profiles.all());
  }

  /** What is known of sites beside the register, by their rows. */
  private record Rest(Map<Integer, SiteLifeState> lives, Map<Integer, SiteProfile> profiles) {}

  private SiteJson.Item item(Site site, Rest rest, Principal visitor) {
    List<KioskUrlName> kiosks = visible.kiosksAt(site, visitor.scope());
    SiteLifeState life = rest.lives().getOrDefault(site.id(), SiteLifeState.unsaid());
    return new SiteJson.Item(
        site.code().value(),
        site.name(),
        site.commune(),
        site.insee(),
        said(site.address().street()),
        said(site.address().postcode()),
        site.latitude(),
        site.longitude(),
        site.fictitious(),
        site.opening().map(OpeningHoursJson::of).orElse(null),
        kiosks.stream().map(KioskUrlName::name).toList(),
        kiosks.stream().map(KioskUrlName::text).toList(),
        department.epciOf(site.insee()).map(Epci::name).orElse(null),
        life.stage().code(),
        life.since().map(LocalDate::toString).orElse(null),
        SiteProfileJson.of(
            rest.profiles().getOrDefault(site.id(), SiteProfile.EMPTY),
            ScopedSiteLookup.readsContacts(visitor)));
  }

  private static @Nullable String said(String text) {
    return text.isEmpty() ? null : text;
  }

  @Operation(summary = "Make or change a site", security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The site was changed.",
      content = @Content(schema = @Schema(implementation = SiteJson.Item.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The site was made.",
      content = @Content(schema = @Schema(implementation = SiteJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @Put("/{code}")
  @RolesAllowed(
      value = {COORDINATOR, TECHNICIAN},
      wholeFleet = true)
  HttpResponse<SiteJson.Item> put(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String code,
      @Body SiteJson.Wanted wanted) {
    Optional<Site> known =
        SiteCode.isValid(code) ? register.find(new SiteCode(code)) : Optional.empty();
    return switch (wanted.form(code, known).check()) {
      case SiteForm.Checked.Invalid(SiteForm form) -> throw refusal(form);
      case SiteForm.Checked.Valid(SiteCode valid, SiteDraft draft) -> {
        Optional<SiteProfile> profile = profile(wanted, known);
        Site site =
            register
                .put(valid, draft, visitor.actor())
                .orElseThrow(() -> ProblemException.notFound("site", code));
        profile.ifPresent(it -> profiles.replace(site, it, visitor.actor()));
        SiteJson.Item item = item(site, rest(), visitor);
        yield known.isEmpty() ? HttpResponse.created(item) : HttpResponse.ok(item);
      }
    };
  }

  /** What shall be said of the site, where anything is wanted. */
  private Optional<SiteProfile> profile(SiteJson.Wanted wanted, Optional<Site> known) {
    if (wanted.profile() == null) {
      return Optional.empty();
    }
    Map<ProfileField, String> said = new EnumMap<>(ProfileField.class);
    known.ifPresent(site -> said.putAll(profiles.find(site).values()));
    said.putAll(wanted.profile().said());
    List<Problem.FieldError> errors =
        said.entrySet().stream()
            .filter(entry -> !entry.getKey().takes(entry.getValue()))
            .map(entry -> wrong(entry.getKey()))
            .toList();
    if (!errors.isEmpty()) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "The site is wrong in " + errors.size() + " fields.", errors);
    }
    return Optional.of(new SiteProfile(said));
  }

  private static Problem.FieldError wrong(ProfileField field) {
    return new Problem.FieldError(
        "profile." + SiteProfileJson.member(field),
        switch (field.kind()) {
          case TELEPHONE -> "give a telephone number, digits and blanks.";
          case EMAIL -> "give an e-mail address.";
          case LINE, NOTE -> "give at most " + field.kind().maxLength() + " letters.";
        });
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
  @ApiResponse(responseCode = "404", description = "There is no site of this code.")
  @Delete("/{code}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Void> delete(@PathVariable String code) {
    Site site =
        (SiteCode.isValid(code) ? sites.find(new SiteCode(code)) : Optional.<Site>empty())
            .orElseThrow(() -> ProblemException.notFound("site", code));
    boolean _ = sites.remove(site);
    directory.refresh();
    return HttpResponse.noContent();
  }
}
