package fr.teleguichet.fleet.service;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.web.api.EntityTag;
import fr.teleguichet.fleet.web.api.Problem;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.ServiceLogo;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Public services for programs; those that read before they write overwrite nobody. */
@Tag(name = "services")
@Controller("/api/v1/services")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicServiceApi {

  private static final Map<String, String> WRONG =
      Map.ofEntries(
          Map.entry(
              "code", "give 2 to 40 lower-case letters, digits or inner hyphens, and not new."),
          Map.entry("name", "give one line of up to 60 characters in fr and in en at least."),
          Map.entry(
              "words", "give one line of up to 140 characters in fr and in en at least, or none."),
          Map.entry(
              "pictogram",
              "give pension, family, health, youth, employment, information, court, bank, trade,"
                  + " department, housing or tax."),
          Map.entry("mode", "give walk-in, duty-hours or appointment."),
          Map.entry(
              "opening",
              "give weekly as {\"monday\":[\"08:30-12:00\"]} with English days, exceptions with"
                  + " dates such as 2026-12-25, [] when closed."),
          Map.entry("needs", "give print, scan or both."),
          Map.entry("telephone", "give 2 to 18 digits, such as 3960 or 05 65 20 00 00."),
          Map.entry(
              "fallback", "give an address such as https://visio.example.org/{room}, up to 300."),
          Map.entry(
              "adapter",
              "give direct, la-suite-meet, jitsi-meet, bigbluebutton, room-link or none."),
          Map.entry("place", "give a whole number from 0 to 999."),
          Map.entry("sites", "give codes of sites that there are, or null for all sites."),
          Map.entry(
              "offices",
              "give up to 30, each with name, town, latitude and longitude, without semicolons."),
          Map.entry("formerNames", "give up to 10 names of up to 120 characters."));

  private final PublicServiceRegister catalogue;
  private final PublicServiceCache directory;
  private final SiteCache sites;
  private final LogoPictureReader pictures;

  PublicServiceApi(
      PublicServiceRegister catalogue,
      PublicServiceCache directory,
      SiteCache sites,
      LogoPictureReader pictures) {
    this.catalogue = catalogue;
    this.directory = directory;
    this.sites = sites;
    this.pictures = pictures;
  }

  @Operation(summary = "List public services")
  @ApiResponse(
      responseCode = "200",
      description = "All services, in the order in which kiosks show them.",
      content =
          @Content(
              array =
                  @ArraySchema(schema = @Schema(implementation = PublicServiceJson.Item.class))))
  @Get
  @AnyRoleAllowed
  List<PublicServiceJson.Item> list() {
    return directory.all().stream().map(PublicServiceJson.Item::of).toList();
  }

  @Operation(
      summary = "Get a public service",
      description = "The header ETag changes with it: give it back in If-Match to write.")
  @ApiResponse(
      responseCode = "200",
      description = "The service.",
      content = @Content(schema = @Schema(implementation = PublicServiceJson.Item.class)))
  @PublicServiceResponseAnnotations.NoSuchService
  @Get("/{code}")
  @AnyRoleAllowed
  HttpResponse<PublicServiceJson.Item> get(@PathVariable String code) {
    return tagged(
        HttpResponse.ok(),
        ServiceCode.parse(code).flatMap(catalogue::find).orElseThrow(() -> unknown(code)));
  }

  @Operation(
      summary = "Make or change a public service",
      description =
          "A new one is consulted at first. With the ETag of the service in If-Match it is written"
              + " unless somebody else changed it meanwhile; without it, whatever stands there is"
              + " replaced. Kiosks hear of it at once where it is open.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The service as it is now.",
      content = @Content(schema = @Schema(implementation = PublicServiceJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @ApiResponse(responseCode = "409", description = "There are as many services as there may be.")
  @PublicServiceResponseAnnotations.Overtaken
  @Put("/{code}")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<PublicServiceJson.Item> put(
      @PathVariable String code,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that the service must have, in quotes.")
          String ifMatch,
      @Body PublicServiceJson.Content wanted) {
    if (wanted.name() == null) {
      throw refusal(PublicServiceForm.blank().wrong("name", "services.name.missing"));
    }
    var check =
        new PublicServiceFormValidator(
            wanted.form(code), site -> sites.now().find(site.value()).isPresent());
    return switch (check.check()) {
      case PublicServiceForm.Checked.Invalid(PublicServiceForm form) -> throw refusal(form);
      case PublicServiceForm.Checked.Valid(PublicServiceContent draft) ->
          tagged(HttpResponse.ok(), written(() -> catalogue.write(draft, expected(ifMatch))));
    };
  }

  @Operation(
      summary = "Open or end a public service",
      description =
          "A service that is consulted becomes agreed, one that is agreed opens, one that is open"
              + " goes back to agreed while it rests; each can end, and begin again as consulted.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The service as it is now.",
      content = @Content(schema = @Schema(implementation = PublicServiceJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @PublicServiceResponseAnnotations.NoSuchService
  @ApiResponse(responseCode = "409", description = "It can't become that from where it is.")
  @PublicServiceResponseAnnotations.Overtaken
  @Post("/{code}/state")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<PublicServiceJson.Item> become(
      @PathVariable String code,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that the service must have, in quotes.")
          String ifMatch,
      @Body PublicServiceJson.Wanted wanted) {
    ServiceCode known = ServiceCode.parse(code).orElseThrow(() -> unknown(code));
    PublicServiceState state =
        PublicServiceState.ofWord(Objects.requireNonNullElse(wanted.state(), ""))
            .orElseThrow(
                () -> ProblemException.parameter("state", "consulted, agreed, open or ended."));
    return tagged(
        HttpResponse.ok(), written(() -> catalogue.become(known, state, expected(ifMatch))));
  }

  @Operation(
      summary = "Give a public service its logo",
      description =
          "The picture is drawn anew: at most 256 × 128 pixels, 256 colours and 4,096 bytes. Kiosks"
              + " show it in place of the pictogram.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The service as it is now.",
      content = @Content(schema = @Schema(implementation = PublicServiceJson.Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @PublicServiceResponseAnnotations.NoSuchService
  @PublicServiceResponseAnnotations.Overtaken
  @Put("/{code}/logo")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<PublicServiceJson.Item> putLogo(
      @PathVariable String code,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that the service must have, in quotes.")
          String ifMatch,
      @Body PublicServiceJson.Picture wanted) {
    ServiceCode known = known(code);
    return switch (pictures.read(wanted.bytes())) {
      case LogoPictureReader.Outcome.Read(var picture) ->
          become(known, Optional.of(LogoPictureEncoder.logo(picture)), ifMatch);
      case LogoPictureReader.Outcome.Refused(var reason) ->
          throw ProblemException.parameter("logo", wrong(reason));
    };
  }

  @Operation(
      summary = "Take a public service's logo away",
      description = "Kiosks show its pictogram again.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The service as it is now.",
      content = @Content(schema = @Schema(implementation = PublicServiceJson.Item.class)))
  @ProblemResponseAnnotations.WrongToken
  @PublicServiceResponseAnnotations.NoSuchService
  @PublicServiceResponseAnnotations.Overtaken
  @Delete("/{code}/logo")
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<PublicServiceJson.Item> deleteLogo(
      @PathVariable String code,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that the service must have, in quotes.")
          String ifMatch) {
    return become(known(code), Optional.empty(), ifMatch);
  }

  private HttpResponse<PublicServiceJson.Item> become(
      ServiceCode code, Optional<ServiceLogo> logo, @Nullable String ifMatch) {
    return tagged(
        HttpResponse.ok(), written(() -> catalogue.withLogo(code, logo, expected(ifMatch))));
  }

  private static String wrong(LogoPictureReader.Reason reason) {
    return switch (reason) {
      case LARGE -> "give a file of up to 500,000 bytes.";
      case PIXELS -> "give a picture of up to 4,000,000 pixels.";
      case UNREADABLE -> "give a PNG or JPEG file in Base64.";
    };
  }

  private ServiceCode known(String code) {
    return ServiceCode.parse(code)
        .filter(it -> catalogue.find(it).isPresent())
        .orElseThrow(() -> unknown(code));
  }

  private static ProblemException unknown(String code) {
    return ProblemException.notFound("service", code);
  }

  private static EntityTag tag(int revision) {
    return new EntityTag(Integer.toString(revision));
  }

  /** Where nothing stands yet, nothing matches, and a star neither (RFC 9110, section 13.1.1). */
  private static IntPredicate expected(@Nullable String ifMatch) {
    return revision -> ifMatch == null || (revision > 0 && tag(revision).isIn(ifMatch));
  }

  private static RegisteredPublicService written(Supplier<RegisteredPublicService> change) {
    try {
      return change.get();
    } catch (PublicServiceRegister.OvertakenException e) {
      throw new ProblemException(HttpStatus.PRECONDITION_FAILED, e.refusal().sentence());
    }
  }

  private static HttpResponse<PublicServiceJson.Item> tagged(
      MutableHttpResponse<PublicServiceJson.Item> response, RegisteredPublicService service) {
    return response
        .body(PublicServiceJson.Item.of(service))
        .header(HttpHeaders.ETAG, tag(service.revision()).quoted());
  }

  private static ProblemException refusal(PublicServiceForm form) {
    List<Problem.FieldError> errors =
        form.errors().keySet().stream()
            .sorted()
            .map(field -> new Problem.FieldError(field, wrong(field)))
            .toList();
    return new ProblemException(
        HttpStatus.BAD_REQUEST, "The service is wrong in " + errors.size() + " fields.", errors);
  }

  private static String wrong(String field) {
    return WRONG.getOrDefault(field.replaceFirst("\\..*", ""), "is wrong");
  }
}
