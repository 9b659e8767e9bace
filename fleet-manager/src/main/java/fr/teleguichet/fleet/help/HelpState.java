package fr.teleguichet.fleet.help;

import java.time.Instant;

/** How far a request for help is: asked → coming → closed, or straight to its end. */
public sealed interface HelpState {

  /** Nobody has said yet that they come. */
  record Asked() implements HelpState {}

  /**
   * Somebody comes.
   *
   * @param who the mediator, for the colleagues; kiosks are not told
   */
  record Coming(String who, Instant since) implements HelpState {}

  /** It is over, for ever; whoever came is forgotten. */
  record Closed(HelpOutcome outcome, Instant at) implements HelpState {}

  /** Whether somebody still waits. */
  default boolean isOpen() {
    return !(this instanceof Closed);
  }

  /** Its word on the wire. */
  default String code() {
    return switch (this) {
      case Asked() -> "asked";
      case Coming _ -> "coming";
      case Closed _ -> "closed";
    };
  }
}
