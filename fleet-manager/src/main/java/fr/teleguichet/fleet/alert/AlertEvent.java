package fr.teleguichet.fleet.alert;

import fr.teleguichet.hardware.text.CodedEnum;
import java.time.Instant;

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
}
