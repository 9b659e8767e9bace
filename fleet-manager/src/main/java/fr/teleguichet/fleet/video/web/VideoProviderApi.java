package fr.teleguichet.fleet.video.web;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.video.ConfiguredVideoProviders;
import fr.teleguichet.fleet.video.FleetVideoProviderChoice;
import fr.teleguichet.fleet.video.FleetVideoProviderService;
import fr.teleguichet.fleet.video.VideoProviderKind;
import fr.teleguichet.fleet.web.api.EntityTag;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What carries the calls of the fleet, for programs. */
@Tag(name = "calls")
@Controller("/api/v1/video")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VideoProviderApi {

  /** What carries calls. */
  @Serdeable
  @Schema(name = "FleetVideo", description = "What carries the calls of the fleet.")
  record Item(
      @Schema(description = "direct, la-suite-meet, jitsi-meet, bigbluebutton or room-link.")
          String provider,
      @Schema(description = "Counts the changes; the header ETag is the same number in quotes.")
          int revision,
      @Nullable @Schema(description = "When it was chosen; null while nobody has chosen.")
          Instant since,
      @Schema(description = "Those that are set up and can be chosen.") List<String> available) {}

  /** What shall carry calls. */
  @Serdeable
  @Schema(
      name = "FleetVideoWanted",
      requiredProperties = {"provider"},
      description = "What shall carry the calls of the fleet.")
  record Wanted(@Nullable @Schema(description = "One of those available.") String provider) {}

  private final FleetVideoProviderService video;
  private final ConfiguredVideoProviders providers;

  VideoProviderApi(FleetVideoProviderService video, ConfiguredVideoProviders providers) {
    this.video = video;
    this.providers = providers;
  }

  @Operation(
      summary = "Get what carries calls",
      description = "The header ETag changes with it: give it back in If-Match to write.")
  @ApiResponse(
      responseCode = "200",
      description = "What carries the calls of the fleet.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @Get
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Item> get() {
    return tagged(video.current());
  }

  @Operation(
      summary = "Change what carries calls",
      description =
          "It carries the next call of every kiosk of the fleet, those of services with a provider"
              + " of their own excepted; calls that were asked for before go on as they began.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "What carries calls from now on.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @ProblemResponseAnnotations.WrongField
  @ProblemResponseAnnotations.WrongToken
  @ApiResponse(responseCode = "409", description = "The provider is not set up.")
  @ApiResponse(
      responseCode = "412",
      description = "Somebody changed it since the ETag of If-Match.")
  @Put
  @RolesAllowed(value = COORDINATOR, wholeFleet = true)
  HttpResponse<Item> put(
      @Parameter(hidden = true) Principal visitor,
      @Nullable
          @Header(HttpHeaders.IF_MATCH)
          @Parameter(description = "The ETag that it must have, in quotes.")
          String ifMatch,
      @Body Wanted wanted) {
    VideoProviderKind provider =
        VideoProviderKind.ofWord(Objects.requireNonNullElse(wanted.provider(), ""))
            .orElseThrow(
                () ->
                    RefusalException.field(
                        "provider",
                        "give direct, la-suite-meet, jitsi-meet, bigbluebutton or room-link"));
    try {
      return tagged(
          video.change(
              provider, revision -> ifMatch == null || tag(revision).isIn(ifMatch), visitor));
    } catch (FleetVideoProviderService.OvertakenException e) {
      throw new ProblemException(HttpStatus.PRECONDITION_FAILED, e.refusal().sentence());
    }
  }

  private static EntityTag tag(int revision) {
    return new EntityTag(Integer.toString(revision));
  }

  private HttpResponse<Item> tagged(FleetVideoProviderChoice now) {
    return HttpResponse.ok(
            new Item(
                now.provider().code(),
                now.revision(),
                now.since().orElse(null),
                providers.kinds().stream().map(VideoProviderKind::code).toList()))
        .header(HttpHeaders.ETAG, tag(now.revision()).quoted());
  }
}
