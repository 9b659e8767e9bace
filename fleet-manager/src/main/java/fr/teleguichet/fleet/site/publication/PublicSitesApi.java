package fr.teleguichet.fleet.site.publication;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.access.PermitAll;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.site.OpeningHoursJson;
import fr.teleguichet.fleet.site.profile.ProfileField;
import fr.teleguichet.fleet.web.page.PageFrameFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sites that the public may see, for other people's pages and maps. */
@Tag(name = "sites")
@Controller("/api/v1/public/sites")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PublicSitesApi {

  /** A site as the public sees it. */
  @Serdeable
  @Schema(name = "PublicSite", description = "A site as everybody may see it.")
  record Item(
      String code,
      String name,
      String commune,
      @Schema(description = "The commune’s INSEE code.") String insee,
      @Nullable @Schema(description = "Number and street; null where nobody wrote it.")
          String street,
      @Nullable
          @Schema(
              description =
                  "The postcode; the commune’s only one where nobody wrote it, null where it has"
                      + " several.")
          String postcode,
      @Nullable @Schema(description = "The grouping of communes.") String epci,
      @Schema(description = "Degrees north, WGS 84.") double latitude,
      @Schema(description = "Degrees east, WGS 84.") double longitude,
      @Schema(description = "Made up for demonstration.") boolean fictitious,
      @Schema(description = "Citizens may not use it for a while.") boolean suspended,
      @Nullable @Schema(description = "The structure that keeps the place.") String host,
      @Nullable String telephone,
      @Nullable String accessibility,
      @Schema(description = "What is offered there.") List<ServiceItem> services,
      @Nullable @JsonPropertyDescription("When it is open; null where nobody wrote it.")
          OpeningHoursJson opening,
      @Nullable
          @Schema(
              description =
                  "Whether it is open now; public holidays are closed unless an exception says"
                      + " otherwise. Null where nobody wrote when.")
          Boolean openNow) {}

  /** A service. */
  @Serdeable
  @Schema(name = "PublicService", description = "A public service that is offered at a site.")
  record ServiceItem(
      String code,
      @Schema(description = "In the language that the request prefers.") String name,
      @Schema(description = "How it receives people: walk-in, duty-hours or appointment.")
          String mode) {}

  private final PublicationSettings settings;
  private final PublicSiteReader reader;
  private final PublicServiceCache services;
  private final PageFrameFactory frames;
  private final JsonMapper json;
  private final Clock clock;

  PublicSitesApi(
      PublicationSettings settings,
      PublicSiteReader reader,
      PublicServiceCache services,
      PageFrameFactory frames,
      JsonMapper json,
      Clock clock) {
    this.settings = settings;
    this.reader = reader;
    this.services = services;
    this.frames = frames;
    this.json = json;
    this.clock = clock;
  }

  @Operation(
      summary = "List sites for the public",
      description = "Open to everybody where the setting fleet.public-sites says so.")
  @ApiResponse(
      responseCode = "200",
      description = "The sites that the public may see, by commune.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @ApiResponse(responseCode = "304", description = "Nothing changed since that ETag.")
  @ApiResponse(responseCode = "404", description = "The network shows its sites to nobody.")
  @Get
  @PermitAll
  HttpResponse<String> sites(@Parameter(hidden = true) HttpRequest<?> request) throws IOException {
    if (!settings.open()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "There is no open list of sites.");
    }
    Instant now = clock.instant();
    List<Item> items = reader.sites().stream().map(site -> item(site, now, request)).toList();
    return CacheableResponse.of(
        request, json.writeValueAsString(items), MediaType.APPLICATION_JSON_TYPE);
  }

  private Item item(PublicSite it, Instant now, HttpRequest<?> request) {
    var site = it.site();
    return new Item(
        site.code().value(),
        site.name(),
        site.commune(),
        site.insee(),
        said(site.address().street()),
        said(it.postcode()),
        said(it.epci()),
        site.latitude(),
        site.longitude(),
        site.fictitious(),
        it.suspended(),
        said(it.profile().get(ProfileField.HOST)),
        said(it.profile().get(ProfileField.TELEPHONE)),
        said(it.profile().get(ProfileField.ACCESSIBILITY)),
        it.services().stream()
            .map(
                service ->
                    new ServiceItem(
                        service.code().value(),
                        services.name(service.code(), frames.text(request)),
                        service.mode().code()))
            .toList(),
        site.opening().map(OpeningHoursJson::of).orElse(null),
        site.opening()
            .map(hours -> !it.suspended() && hours.closedOnHolidays(true).isOpen(now))
            .orElse(null));
  }

  private static @Nullable String said(String text) {
    return text.isEmpty() ? null : text;
  }
}
