package fr.teleguichet.fleet.appointment;

import java.util.Optional;

/** The number of an appointment or an offer in an address. */
final class AppointmentId {

  private AppointmentId() {}

  /** The number that a text is. */
  static Optional<Integer> parse(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
