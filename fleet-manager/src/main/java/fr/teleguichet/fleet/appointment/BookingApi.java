package fr.teleguichet.fleet.appointment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Appointments for the programs that book them. */
@Tag(name = "appointments")
@Controller("/api/v1/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BookingApi {

  private static final int MAX_DAYS = 31;
  private static final int MAX_ROWS = 2_000;

  private final BookingService bookings;
  private final BookingRepository table;
  private final AppointmentAvailabilityReader calendar;
  private final BookableKioskDirectory places;
  private final AppointmentScopeResolver scopes;
  private final Clock clock;

  BookingApi(
      BookingService bookings,
      BookingRepository table,
      AppointmentAvailabilityReader calendar,
      BookableKioskDirectory places,
      AppointmentScopeResolver scopes,
      Clock clock) {
    this.bookings = bookings;
    this.table = table;
    this.calendar = calendar;
    this.places = places;
    this.scopes = scopes;
    this.clock = clock;
  }

  @Operation(summary = "List appointments")
  @ApiResponse(
      responseCode = "200",
      description = "Those of 31 days from the day on, soonest first, 2000 at most; no codes.",
      content =
          @Content(array = @ArraySchema(schema = @Schema(implementation = BookingJson.Item.class))))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, MEDIATOR})
  List<BookingJson.Item> list(
      @Parameter(hidden = true) Principal visitor,
      @Nullable @QueryValue @Parameter(description = "The first day; today without it.")
          String from) {
    LocalDate first = day(from);
    return table
        .in(
            scopes.of(visitor),
            first.atStartOfDay(LocalizedText.ZONE).toInstant(),
            first.plusDays(MAX_DAYS).atStartOfDay(LocalizedText.ZONE).toInstant(),
            MAX_ROWS)
        .stream()
        .map(BookingJson.Item::of)
        .toList();
  }

  private LocalDate day(@Nullable String text) {
    if (text == null) {
      return LocalDate.ofInstant(clock.instant(), LocalizedText.ZONE);
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException _) {
      // It means the same as one of another age.
    }
    throw RefusalException.field("from", "give a day such as 2026-12-01");
  }

  @Operation(summary = "List the times of a kiosk")
  @ApiResponse(
      responseCode = "200",
      description = "Those of 31 days from the day on, free and taken, soonest first.",
      content =
          @Content(array = @ArraySchema(schema = @Schema(implementation = BookingJson.Time.class))))
  @ProblemResponseAnnotations.WrongParameter
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get("/times/{kiosk}")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  List<BookingJson.Time> times(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String kiosk,
      @Nullable @QueryValue @Parameter(description = "The first day; today without it.")
          String from) {
    BookableKiosk place =
        places
            .find(kiosk, visitor.scope())
            .orElseThrow(() -> RefusalException.unknown("kiosk", kiosk));
    return calendar.times(place, day(from), MAX_DAYS, scopes.of(visitor)).stream()
        .map(BookingJson.Time::of)
        .toList();
  }

  @Operation(
      summary = "Book a time",
      description = "Nothing says by whom: the person has the code, which is told here only.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "201",
      description = "The appointment.",
      content = @Content(schema = @Schema(implementation = BookingJson.Booked.class)))
  @ProblemResponseAnnotations.WrongField
  @ApiResponse(
      responseCode = "409",
      description = "Somebody has that time, or it is not on offer, or the day is full.")
  @ApiResponse(responseCode = "429", description = "Too many were booked in the last hour.")
  @Post
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<BookingJson.Booked> book(
      @Parameter(hidden = true) Principal visitor, @Body BookingJson.Wish wish) {
    BookableKiosk place =
        Optional.ofNullable(wish.kiosk())
            .flatMap(it -> places.find(it, visitor.scope()))
            .orElseThrow(() -> RefusalException.field("kiosk", "there is no such kiosk"));
    BookingService.Wish known =
        new BookingService.Wish(
            place,
            ServiceCode.parse(Objects.requireNonNullElse(wish.service(), ""))
                .orElseThrow(() -> RefusalException.field("service", "give a service’s code")),
            Optional.ofNullable(wish.start())
                .orElseThrow(() -> RefusalException.field("start", "give when it begins")));
    return switch (bookings.book(known, scopes.of(visitor), visitor.actor().toString())) {
      case BookingResult.Booked(BookedAppointment booked) ->
          HttpResponse.<BookingJson.Booked>created(BookingJson.Booked.of(booked))
              .header("Cache-Control", "no-store");
      case BookingResult.Taken() -> throw RefusalException.conflict("Somebody has that time.");
      case BookingResult.NotOffered() ->
          throw RefusalException.conflict("That time is not on offer.");
      case BookingResult.DayFull() ->
          throw RefusalException.conflict("The day has as many as are allowed.");
      case BookingResult.OutOfReach() ->
          throw RefusalException.field(
              "start", "give a time within the next " + bookings.farthest().toDays() + " days");
      case BookingResult.TooMany() ->
          throw new RefusalException(
              new Refusal.TooMany("You have booked too many appointments in the last hour."));
    };
  }

  @Operation(summary = "Cancel an appointment", security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It is cancelled.")
  @ApiResponse(
      responseCode = "404",
      description = "There is none of this id that can be cancelled.")
  @Delete("/{id}")
  @RolesAllowed({COORDINATOR, MEDIATOR})
  HttpResponse<Void> cancel(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    boolean isCancelled =
        RowNumberParser.parse(id)
            .flatMap(it -> bookings.cancel(it, scopes.of(visitor)))
            .isPresent();
    if (!isCancelled) {
      throw RefusalException.unknown("appointment", id);
    }
    return HttpResponse.noContent();
  }
}
