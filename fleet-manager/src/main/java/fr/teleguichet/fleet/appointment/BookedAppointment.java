package fr.teleguichet.fleet.appointment;

import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time that somebody has with a service at a kiosk.
 *
 * @param id its row
 * @param code what the person has of it; empty once it is erased
 */
public record BookedAppointment(
    int id,
    KioskId kiosk,
    ServiceCode service,
    Instant start,
    Instant end,
    AppointmentState state,
    Optional<AppointmentCode> code) {

  /** So long before it begins, the code opens the way to the service. */
  static final Duration LEAD = Duration.ofMinutes(15);

  /** The same in another state. */
  BookedAppointment in(AppointmentState next) {
    return new BookedAppointment(id, kiosk, service, start, end, next, code);
  }

  /** Whether its code is good at this moment. */
  boolean isDue(Instant now) {
    return !now.isBefore(start.minus(LEAD)) && now.isBefore(end);
  }

  /** Whether it can still be taken back. */
  public boolean isCancellable(Instant now) {
    return state instanceof AppointmentState.Booked && now.isBefore(end);
  }
}
