package fr.teleguichet.fleet.call;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls for programs: what was asked for and what became of it, and nobody's name. */
@Tag(name = "calls")
@Controller("/api/v1/calls")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CallApi {
  private static final int MAX_COUNT = 1_000;

  /** One call. */
  @Serdeable
  @Schema(
      name = "Call",
      description = "A citizen’s video call to a service; neither citizen nor adviser is named.")
  record Item(
      @Schema(description = "Made by the kiosk.") String id,
      @Schema(description = "The kiosk’s name.") String kiosk,
      @Schema(description = "The kiosk’s territory, the Sparkplug group id.") String territory,
      @Schema(description = "The service’s short name, such as caf.") String service,
      @Nullable
          @Schema(
              description =
                  "The service whose adviser passed the citizen on, in the same session; null for"
                      + " who chose on the screen.")
          String transferredBy,
      @Schema(
              description =
                  "What carries it, or is to: direct, la-suite-meet, jitsi-meet, bigbluebutton or"
                      + " room-link.")
          String adapter,
      @Nullable @Schema(description = "What was to carry it and could not; null where it did.")
          String insteadOf,
      @Schema(description = "waiting, answered, connected or ended.") String state,
      Instant asked,
      @Nullable @Schema(description = "Null while nobody answered.") Instant answered,
      @Nullable @Schema(description = "When the kiosk had the first picture or sound.")
          Instant connected,
      @Nullable @Schema(description = "Null while it is open.") Instant ended,
      @Nullable
          @Schema(
              description =
                  "held, cancelled, unanswered, failed, declined or transferred; null before.")
          String outcome) {

    static Item of(VideoCallRepository.Row row) {
      return new Item(
          row.id().toString(),
          row.kiosk().name().value(),
          row.kiosk().territory().value(),
          row.service().value(),
          row.transferredBy().map(ServiceCode::value).orElse(null),
          row.adapter(),
          row.insteadOf().orElse(null),
          state(row),
          row.asked(),
          row.answered().orElse(null),
          row.connected().orElse(null),
          row.ended().orElse(null),
          row.outcome().map(CallOutcome::code).orElse(null));
    }

    private static String state(VideoCallRepository.Row row) {
      if (row.ended().isPresent()) {
        return "ended";
      }
      return row.connected().isPresent()
          ? "connected"
          : row.answered().isPresent() ? "answered" : "waiting";
    }
  }

  /** The calls of late. */
  @Serdeable
  @Schema(name = "CallList")
  record Listing(List<Item> calls) {}

  private final VideoCallRepository table;

  CallApi(VideoCallRepository table) {
    this.table = table;
  }

  @Operation(
      summary = "List calls",
      description = "Calls of this moment and of late, newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "The newest calls.",
      content = @Content(schema = @Schema(implementation = Listing.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, VIEWER})
  Listing list(
      @Parameter(hidden = true) Principal visitor,
      @QueryValue(defaultValue = "100") @Parameter(description = "The most to return, 1 to 1000.")
          int limit) {
    if (limit < 1 || limit > MAX_COUNT) {
      throw ProblemException.parameter("limit", "give 1 to " + MAX_COUNT + ".");
    }
    return new Listing(table.newest(visitor.scope(), limit).stream().map(Item::of).toList());
  }
}
