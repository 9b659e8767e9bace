package fr.teleguichet.fleet.appointment;

import java.time.Instant;

/** What a code is worth that somebody typed at a kiosk. */
sealed interface AppointmentCodeCheckResult {

  /** It is that of an appointment that may begin now; from now on the person counts as come. */
  record Good(BookedAppointment appointment) implements AppointmentCodeCheckResult {}

  /** It is that of an appointment at this kiosk whose time has not come. */
  record NotNow(Instant start) implements AppointmentCodeCheckResult {}

  /** It is that of an appointment at this kiosk that is over. */
  record Over(Instant start) implements AppointmentCodeCheckResult {}

  /** It is that of an appointment with a service that receives nobody at this kiosk any more. */
  record NotOffered() implements AppointmentCodeCheckResult {}

  /** Nobody has it at this kiosk. */
  record Wrong(int left) implements AppointmentCodeCheckResult {}

  /** The kiosk has sent too many wrong ones. */
  record Paused(Instant until) implements AppointmentCodeCheckResult {}
}
