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
 * @param since when it came into its state
 * @param code what the person has of it; empty once it is erased
 */
public record BookedAppointment(
    int id,
    KioskId kiosk,
    ServiceCode service,
    Instant start,
    Instant end,
    AppointmentState state,
    Instant since,
    Optional<AppointmentCode> code) {

  /** So long before it begins, the code opens the way to the service. */
  static final Duration LEAD = Duration.ofMinutes(15);

  /** The same in another state from now on. */
  BookedAppointment in(AppointmentState next, Instant now) {
    return new BookedAppointment(id, kiosk, service, start, end, next, now, code);
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
