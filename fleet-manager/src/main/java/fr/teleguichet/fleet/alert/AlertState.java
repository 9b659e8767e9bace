package fr.teleguichet.fleet.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an alert is.
 *
 * <pre>
 *   open → seen → assigned ↺
 *     │  ╲   │  ↗    │
 *     ↓   ╲  ↓       ↓
 *       resolved ──→ seen   (a person takes the own word back)
 * </pre>
 *
 * What is assigned to somebody who can see to it no more is open again.
 */
public sealed interface AlertState {

  /** Nobody has seen it. */
  record Open(Instant since) implements AlertState {
    Seen see(AlertPerson by, Instant now) {
      return new Seen(by, now);
    }

    Assigned assign(AlertPerson to, Instant now) {
      return new Assigned(to, now);
    }

    Resolved resolve(AlertPerson by, String note, Instant now) {
      return new Resolved(Optional.of(by), note, now);
    }
  }

  /** Somebody knows of it. */
  record Seen(AlertPerson by, Instant since) implements AlertState {
    Assigned assign(AlertPerson to, Instant now) {
      return new Assigned(to, now);
    }

    Resolved resolve(AlertPerson who, String note, Instant now) {
      return new Resolved(Optional.of(who), note, now);
    }
  }

  /** Somebody sees to it. */
  record Assigned(AlertPerson to, Instant since) implements AlertState {
    Assigned assign(AlertPerson another, Instant now) {
      return new Assigned(another, now);
    }

    /** Whoever had it can see to it no more. */
    Open release(Instant now) {
      return new Open(now);
    }

    Resolved resolve(AlertPerson by, String note, Instant now) {
      return new Resolved(Optional.of(by), note, now);
    }
  }

  /**
   * It is over.
   *
   * @param by who said so; empty where nothing of it held any more
   */
  record Resolved(Optional<AlertPerson> by, String note, Instant since) implements AlertState {
    /** That was a slip of the finger; what ended by itself has nothing to take back. */
    Optional<Seen> reopen(AlertPerson who, Instant now) {
      return by.map(_ -> new Seen(who, now));
    }
  }

  /** When the state began. */
  Instant since();

  /** The word for it. */
  default String code() {
    return switch (this) {
      case Open _ -> "open";
      case Seen _ -> "seen";
      case Assigned _ -> "assigned";
      case Resolved _ -> "resolved";
    };
  }

  /** Who stands for it: who saw it, has it, or resolved it. */
  default Optional<AlertPerson> person() {
    return switch (this) {
      case Open _ -> Optional.empty();
      case Seen(AlertPerson by, _) -> Optional.of(by);
      case Assigned(AlertPerson to, _) -> Optional.of(to);
      case Resolved(Optional<AlertPerson> by, _, _) -> by;
    };
  }

  /** Whether nobody has to do anything any more. */
  default boolean isOver() {
    return this instanceof Resolved;
  }

  /** The state of this word. */
  static AlertState of(String word, Instant since, Optional<AlertPerson> person, String note) {
    return switch (word) {
      case "open" -> new Open(since);
      case "seen" -> new Seen(person.orElseThrow(), since);
      case "assigned" -> new Assigned(person.orElseThrow(), since);
      case "resolved" -> new Resolved(person, note, since);
      default -> throw new IllegalArgumentException("no state of an alert is " + word);
    };
  }
}
