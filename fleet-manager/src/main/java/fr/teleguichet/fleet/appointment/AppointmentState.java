package fr.teleguichet.fleet.appointment;

import java.time.Instant;

/**
 * How far an appointment is.
 *
 * <pre>
 *   booked → kept
 *     │ └──→ missed
 *     ↓↑
 *   cancelled
 * </pre>
 */
public sealed interface AppointmentState {

  /** Somebody is expected. */
  record Booked() implements AppointmentState {
    /** The person is there. */
    Kept keep(Instant now) {
      return new Kept(now);
    }

    /** Nobody came. */
    Missed miss() {
      return new Missed();
    }

    /** Nobody is expected any more. */
    Cancelled cancel(Instant now) {
      return new Cancelled(now);
    }
  }

  /** The person came. */
  record Kept(Instant begun) implements AppointmentState {}

  /** Its time is over and nobody came. */
  record Missed() implements AppointmentState {}

  /** It was taken back. */
  record Cancelled(Instant at) implements AppointmentState {
    /** That was a slip of the finger. */
    Booked restore() {
      return new Booked();
    }
  }

  /** The word for it. */
  default String code() {
    return switch (this) {
      case Booked() -> "booked";
      case Kept _ -> "kept";
      case Missed() -> "missed";
      case Cancelled _ -> "cancelled";
    };
  }

  /** The state of this word. */
  static AppointmentState of(String word, Instant since) {
    return switch (word) {
      case "booked" -> new Booked();
      case "kept" -> new Kept(since);
      case "missed" -> new Missed();
      case "cancelled" -> new Cancelled(since);
      default -> throw new IllegalArgumentException("no state of an appointment is " + word);
    };
  }
}
