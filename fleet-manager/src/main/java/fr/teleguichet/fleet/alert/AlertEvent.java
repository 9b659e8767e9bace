package fr.teleguichet.fleet.alert;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Instant;
import java.util.Optional;

/**
 * Something in the life of an alert.
 *
 * @param actor who did it, by the name at that time; empty for the program
 * @param text to whom it was given, or who had it, a note, or how many more; may be empty
 */
public record AlertEvent(Instant at, What what, String actor, String text) {

  /** What happened. */
  public enum What implements CodedEnum {
    OPENED,
    /** More of the same belongs to it. */
    JOINED,
    SEEN,
    ASSIGNED,
    /** A person said so. */
    RESOLVED,
    /** Nothing of it holds any more. */
    OVER,
    REOPENED,
    /** Whoever had it can see to it no more. */
    RELEASED
  }

  /**
   * What somebody may know of it who sees a part of the alert only: notes may be about the rest, as
   * what joined may be of it. Empty where nothing is left.
   */
  Optional<AlertEvent> inPart() {
    return switch (what) {
      case JOINED -> Optional.empty();
      case OPENED -> Optional.of(new AlertEvent(at, what, actor, "1"));
      case SEEN, RESOLVED, OVER, REOPENED -> Optional.of(new AlertEvent(at, what, actor, ""));
      case ASSIGNED, RELEASED -> Optional.of(this);
    };
  }
}
