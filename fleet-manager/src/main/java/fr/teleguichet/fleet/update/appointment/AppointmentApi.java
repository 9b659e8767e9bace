package fr.teleguichet.fleet.update.appointment;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.audit.AuditEntry;
import fr.teleguichet.fleet.audit.AuditLog;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.ScopedKioskLookup;
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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Appointments at kiosks for the programs that book them. */
@Tag(name = "kiosks")
@Controller("/api/v1/kiosks/{id}/appointments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppointmentApi {

  /** An appointment. */
  @Serdeable
  @Schema(name = "Appointment", description = "When a kiosk is booked; never by whom.")
  record Item(
      @Schema(description = "What the booking program calls it.") String id,
      Instant start,
      Instant end) {}

  /** An appointment as it shall be. */
  @Serdeable
  @Schema(
      name = "AppointmentContent",
      requiredProperties = {"start", "end"})
  record Wanted(@Nullable Instant start, @Nullable Instant end) {}

  private final ScopedKioskLookup kiosks;
  private final KioskBookedTimeRepository appointments;
  private final AuditLog audit;

  AppointmentApi(ScopedKioskLookup kiosks, KioskBookedTimeRepository appointments, AuditLog audit) {
    this.kiosks = kiosks;
    this.appointments = appointments;
    this.audit = audit;
  }

  @Operation(summary = "List a kiosk’s appointments")
  @ApiResponse(
      responseCode = "200",
      description = "Those that are not over, soonest first.",
      content = @Content(array = @ArraySchema(schema = @Schema(implementation = Item.class))))
  @ProblemResponseAnnotations.NoSuchKiosk
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  List<Item> list(@Parameter(hidden = true) Principal visitor, @PathVariable String id) {
    return appointments.of(kiosks.find(id, visitor)).stream()
        .map(it -> new Item(it.id(), it.start(), it.end()))
        .toList();
  }

  @Operation(
      summary = "Book a kiosk, or move an appointment",
      description =
          "No update begins shortly before it. The id must say nothing of a person; what is past is"
              + " forgotten.",
      security = @SecurityRequirement(name = "token"))
  @ApiResponse(
      responseCode = "200",
      description = "The appointment.",
      content = @Content(schema = @Schema(implementation = Item.class)))
  @ApiResponse(responseCode = "400", description = "The id or the time is wrong.")
  @ProblemResponseAnnotations.NoSuchKiosk
  @ApiResponse(responseCode = "409", description = "The kiosk has 1000 appointments already.")
  @Put("/{appointment}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  Item put(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String appointment,
      @Body Wanted wanted) {
    TargetId kiosk = kiosks.find(id, visitor);
    if (!KioskBookedTimeRepository.isValid(appointment)) {
      throw ProblemException.parameter(
          "appointment", "give letters, digits and inner . _ -, 64 at most.");
    }
    Instant start = wanted.start();
    Instant end = wanted.end();
    if (start == null || end == null || !end.isAfter(start)) {
      throw ProblemException.parameter(
          start == null ? "start" : "end", "give a start and an end after it.");
    }
    if (Duration.between(start, end).compareTo(KioskBookedTimeRepository.MAX_DURATION) > 0) {
      throw ProblemException.parameter("end", "give an end within 12 hours of the start.");
    }
    Instant now = appointments.now();
    if (!end.isAfter(now) || start.isAfter(now.plus(KioskBookedTimeRepository.FARTHEST))) {
      throw ProblemException.parameter("start", "give a time within the next 400 days.");
    }
    tell(visitor, "appointment.booked", kiosk, appointment);
    if (!appointments.put(
        kiosk, new KioskBookedTimeRepository.Appointment(appointment, start, end))) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "A kiosk has "
              + KioskBookedTimeRepository.MAX_COUNT
              + " appointments at most; take some away first.");
    }
    return new Item(appointment, start, end);
  }

  @Operation(summary = "Cancel an appointment", security = @SecurityRequirement(name = "token"))
  @ApiResponse(responseCode = "204", description = "It is gone.")
  @ApiResponse(responseCode = "404", description = "There is no such kiosk or appointment.")
  @Delete("/{appointment}")
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR})
  HttpResponse<Void> remove(
      @Parameter(hidden = true) Principal visitor,
      @PathVariable String id,
      @PathVariable String appointment) {
    TargetId kiosk = kiosks.find(id, visitor);
    if (!appointments.remove(kiosk, appointment)) {
      throw ProblemException.notFound("appointment", appointment);
    }
    tell(visitor, "appointment.cancelled", kiosk, appointment);
    return HttpResponse.noContent();
  }

  private void tell(Principal visitor, String what, TargetId kiosk, String appointment) {
    audit.append(
        new AuditEntry(
            visitor.actor(),
            what,
            kiosk.value(),
            visitor.address(),
            Map.of("appointment", appointment)));
  }
}
