package fr.teleguichet.fleet.appointment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When services can be booked, for programs. */
@Tag(name = "appointments")
@Controller("/api/v1/appointments/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppointmentOfferApi {
  private final AppointmentOfferService offers;
  private final BookableKioskDirectory places;
  private final AppointmentScopeResolver scopes;

  AppointmentOfferApi(
      AppointmentOfferService offers,
      BookableKioskDirectory places,
      AppointmentScopeResolver scopes) {
    this.offers = offers;
    this.places = places;
    this.scopes = scopes;
  }

  @Operation(summary = "List when a kiosk’s services can be booked")
  @ApiResponse(
      responseCode = "200",
      description = "The offers that are not over.",
      content =
          @Content(
              array = @ArraySchema(schema = @Schema(implementation = BookingJson.Offer.class))))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get("/{kiosk}")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  List<BookingJson.Offer> list(
      @Parameter(hidden = true) Principal visitor, @PathVariable String kiosk) {
    BookableKiosk place =
        places
            .find(kiosk, visitor.scope())
            .orElseThrow(() -> RefusalException.unknown("kiosk", kiosk));
    return offers.of(place, scopes.of(visitor)).stream().map(BookingJson.Offer::of).toList();
  }

  @Operation(
      summary = "Let a service be booked at a kiosk",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The offer.",
      content = @Content(schema = @Schema(implementation = BookingJson.Offer.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "The kiosk has 100 offers already, or several kiosks have this name.")
  @Post
  @RolesAllowed(COORDINATOR)
  HttpResponse<BookingJson.Offer> add(
      @Parameter(hidden = true) Principal visitor, @Body BookingJson.NewOffer wanted) {
    AppointmentOfferForm form =
        new AppointmentOfferForm(
            text(wanted.kiosk()),
            text(wanted.service()),
            Objects.requireNonNullElse(wanted.weekdays(), List.of()),
            text(wanted.begins()),
            text(wanted.finishes()),
            text(wanted.minutes()),
            text(wanted.first()),
            text(wanted.last()),
            text(wanted.perDay()));
    return HttpResponse.created(
        BookingJson.Offer.of(offers.add(form.read(places, visitor.scope()), scopes.of(visitor))));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @Operation(
      summary = "End an offer",
      description = "Who has booked keeps the time.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It is gone.")
  @ApiResponse(responseCode = "404", description = "There is none of this id.")
  @Delete("/{id}")
  @RolesAllowed(COORDINATOR)
  HttpResponse<Void> remove(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    boolean isGone =
        RowNumberParser.parse(id).filter(it -> offers.remove(it, scopes.of(visitor))).isPresent();
    if (!isGone) {
      throw RefusalException.unknown("offer", id);
    }
    return HttpResponse.noContent();
  }
}
