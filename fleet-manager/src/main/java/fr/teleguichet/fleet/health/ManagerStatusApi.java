package fr.teleguichet.fleet.health;

import fr.teleguichet.fleet.access.AnyRoleAllowed;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.kiosk.FleetSnapshot;
import fr.teleguichet.fleet.kiosk.KioskStatusCode;
import fr.teleguichet.fleet.kiosk.LiveFleetStatus;
import fr.teleguichet.fleet.mqtt.link.LinkHealth;
import fr.teleguichet.fleet.sparkplug.MessageFaultKind;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the manager itself is doing, for programs. */
@Tag(name = "status")
@Controller("/api/v1/status")
final class ManagerStatusApi {

  /** What is told. */
  @Serdeable
  @Schema(name = "Status", description = "How the fleet manager itself is doing.")
  record Status(
      @Schema(description = "Kiosks by severity.") Map<String, Long> kiosks,
      Ingest ingest,
      @Nullable
          @Schema(description = "Since when the database has been away; null when it is there.")
          Instant databaseAwaySince,
      Link brokerLink) {}

  /** What became of what arrived since the program started. */
  @Serdeable
  @Schema(name = "Ingest", description = "Counted since the program started.")
  record Ingest(
      @Schema(description = "Reports and values stored.") long stored,
      @Schema(description = "Reports and values dropped: more arrived than the database stored.")
          long dropped,
      @Schema(
              description =
                  "Reports left out of the history while more came than could be stored; one of"
                      + " each kiosk each 10 s was kept.")
          long thinned,
      @Schema(description = "Messages with records left to the kiosks to send again.")
          long deferred,
      @Schema(description = "Items that the database refused for good.") long refused,
      @Schema(
              description =
                  "Records that are missing, and that their kiosks do not have any more either.")
          long missing,
      @Schema(description = "Items that wait for the database now.") int waiting,
      @Schema(description = "Faults of messages by kind.") Map<String, Long> faults) {}

  /** The connection to the broker. */
  @Serdeable
  @Schema(name = "BrokerLink")
  record Link(boolean connected, Instant since) {}

  private final TelemetryIngest telemetry;
  private final LinkHealth link;
  private final LiveFleetStatus fleet;

  ManagerStatusApi(TelemetryIngest telemetry, LinkHealth link, LiveFleetStatus fleet) {
    this.telemetry = telemetry;
    this.link = link;
    this.fleet = fleet;
  }

  @Operation(summary = "Get the manager’s status")
  @ApiResponse(
      responseCode = "200",
      description = "The status.",
      content = @Content(schema = @Schema(implementation = Status.class)))
  @Get
  @AnyRoleAllowed
  Status status(@Parameter(hidden = true) Principal visitor) {
    FleetSnapshot picture = fleet.picture().within(visitor.scope());
    Map<String, Long> kiosks = new TreeMap<>();
    for (KioskStatusCode standing : KioskStatusCode.values()) {
      kiosks.put(standing.code(), picture.count(standing));
    }
    Map<String, Long> faults = new TreeMap<>();
    for (MessageFaultKind kind : MessageFaultKind.values()) {
      faults.put(kind.code(), telemetry.faults().count(kind));
    }
    return new Status(
        kiosks,
        new Ingest(
            telemetry.health().stored(),
            telemetry.queue().dropped(),
            telemetry.queue().thinned(),
            telemetry.queue().deferred(),
            telemetry.health().refusedItems(),
            telemetry.health().missingRecords(),
            telemetry.queue().waiting(),
            faults),
        telemetry.health().awaySince().orElse(null),
        new Link(link.awaySince().isEmpty(), link.since()));
  }
}
