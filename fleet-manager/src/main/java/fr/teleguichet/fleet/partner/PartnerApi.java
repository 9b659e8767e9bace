package fr.teleguichet.fleet.partner;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.web.page.LocalizedText;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Partners for programs, without whom to ask there. */
@Tag(name = "evaluation")
@Controller("/api/v1/partners")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PartnerApi {

  /** A partner. */
  @Serdeable
  @Schema(name = "Partner", description = "A public body and the agreement with it.")
  record Item(
      int id,
      String name,
      @Schema(description = "The codes of its services.") List<String> services,
      @Schema(description = "negotiation, signed, suspended or ended.") String stage,
      @Nullable @Schema(description = "The day of the agreement.") String signed,
      @Nullable @Schema(description = "The last day of the agreement; null where it has no end.")
          String ends,
      @Schema(description = "Whether the next agreement is to be asked for.") boolean renewalDue) {

    static Item of(Partner it, LocalDate today) {
      return new Item(
          it.id(),
          it.name(),
          it.services().stream().sorted().toList(),
          it.stage(today).code(),
          it.signed().map(LocalDate::toString).orElse(null),
          it.ends().map(LocalDate::toString).orElse(null),
          it.isRenewalDue(today));
    }
  }

  private final PartnerRepository partners;
  private final Clock clock;

  PartnerApi(PartnerRepository partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  @Operation(summary = "List partners", description = "All public bodies with their agreements.")
  @ApiResponse(
      responseCode = "200",
      description = "The partners, by name.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  List<Item> list() {
    LocalDate today = clock.instant().atZone(LocalizedText.ZONE).toLocalDate();
    return partners.all().stream().map(it -> Item.of(it, today)).toList();
  }
}
