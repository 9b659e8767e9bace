package fr.teleguichet.fleet.appointment;

/** What becomes of the wish for an appointment. */
public sealed interface BookingResult {

  /** Somebody has it now. */
  record Booked(BookedAppointment appointment) implements BookingResult {}

  /** Somebody else has that time at the kiosk. */
  record Taken() implements BookingResult {}

  /** Nobody offers that time there, or nobody whom the asker may book with. */
  record NotOffered() implements BookingResult {}

  /** It is past, or too far ahead. */
  record OutOfReach() implements BookingResult {}

  /** The day has as many as were allowed. */
  record DayFull() implements BookingResult {}

  /** The asker has booked too many in the last hour. */
  record TooMany() implements BookingResult {}
}
