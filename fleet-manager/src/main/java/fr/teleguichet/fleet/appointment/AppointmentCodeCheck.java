package fr.teleguichet.fleet.appointment;

import java.time.Instant;

/** What a code is worth that somebody typed at a kiosk. */
sealed interface AppointmentCodeCheck {

  /** It is that of an appointment that may begin now; from now on the person counts as come. */
  record Good(BookedAppointment appointment) implements AppointmentCodeCheck {}

  /** It is that of an appointment at this kiosk whose time has not come. */
  record NotNow(Instant start) implements AppointmentCodeCheck {}

  /** It is that of an appointment at this kiosk that is over. */
  record Over(Instant start) implements AppointmentCodeCheck {}

  /** It is that of an appointment with a service that receives nobody at this kiosk any more. */
  record NotOffered() implements AppointmentCodeCheck {}

  /** Nobody has it at this kiosk. */
  record Wrong(int left) implements AppointmentCodeCheck {}

  /** The kiosk has sent too many wrong ones. */
  record Paused(Instant until) implements AppointmentCodeCheck {}
}
