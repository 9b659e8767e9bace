package fr.teleguichet.fleet.update.action;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
import fr.teleguichet.fleet.update.inventory.KioskAttributeRepository;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a kiosk says of itself when it asks for updates, for programs. */
@Tag(name = "updates")
@Controller("/api/v1/kiosks/{id}/attributes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KioskAttributesApi {

  /** What a kiosk says of itself. */
  @Serdeable
  @Schema(name = "KioskAttributes", description = "What a kiosk says of itself for updates.")
  record Json(
      @Schema(description = "Values by name, as the kiosk sent them (configData).")
          Map<String, String> attributes,
      @Schema(description = "Whether it is asked for them when it asks next.") boolean wanted,
      @Nullable @Schema(description = "When it sent them; null where it never did.") Instant told,
      @Nullable @Schema(description = "When it last asked for updates, a minute behind at most.")
          Instant asked) {}

  private final ScopedKioskLookup kiosks;
  private final KioskAttributeRepository attributes;

  KioskAttributesApi(ScopedKioskLookup kiosks, KioskAttributeRepository attributes) {
    this.kiosks = kiosks;
    this.attributes = attributes;
  }

  @Operation(summary = "Get what a kiosk says of itself for updates")
  @ApiResponse(
      responseCode = "200",
      description = "Its attributes.",
      content = @Content(schema = @Schema(implementation = Json.class)))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN})
  Json get(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    KioskAttributeRepository.Told told = attributes.told(kiosks.find(id, visitor));
    return new Json(
        told.values(), told.wanted(), told.told().orElse(null), told.asked().orElse(null));
  }
}
