package fr.teleguichet.fleet.appointment;

import java.time.Instant;

/**
 * How far an appointment is.
 *
 * <pre>
 *   booked → kept → unanswered
 *     │││       └─→ unknown
 *     ││└──→ missed
 *     ││       ↓
 *     │└─────→ late
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

    /** The person came once it was over. */
    Late late(Instant now) {
      return new Late(now);
    }

    /** Nobody is expected any more. */
    Cancelled cancel(Instant now) {
      return new Cancelled(now);
    }
  }

  /** The person came. */
  record Kept(Instant begun) implements AppointmentState {
    /** No adviser answered who came. */
    Unanswered giveUp() {
      return new Unanswered();
    }

    /** Nobody can tell what became of who came. */
    Unknown lose() {
      return new Unknown();
    }
  }

  /** The person came, and it is the service that missed it. */
  record Unanswered() implements AppointmentState {}

  /** The person came, and who answered elsewhere, if anybody did, tells nobody here. */
  record Unknown() implements AppointmentState {}

  /** Its time is over and nobody came. */
  record Missed() implements AppointmentState {
    /** Somebody has come after all. */
    Late late(Instant now) {
      return new Late(now);
    }
  }

  /** The person came on the day, when it was over. */
  record Late(Instant came) implements AppointmentState {}

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
      case Unanswered() -> "unanswered";
      case Unknown() -> "unknown";
      case Missed() -> "missed";
      case Late _ -> "late";
      case Cancelled _ -> "cancelled";
    };
  }

  /** The state of this word. */
  static AppointmentState of(String word, Instant since) {
    return switch (word) {
      case "booked" -> new Booked();
      case "kept" -> new Kept(since);
      case "unanswered" -> new Unanswered();
      case "unknown" -> new Unknown();
      case "missed" -> new Missed();
      case "late" -> new Late(since);
      case "cancelled" -> new Cancelled(since);
      default -> throw new IllegalArgumentException("no state of an appointment is " + word);
    };
  }
}
