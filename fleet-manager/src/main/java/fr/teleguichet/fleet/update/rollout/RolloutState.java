package fr.teleguichet.fleet.update.rollout;

import java.util.Optional;

/**
 * How far a rollout is. {@link RolloutEvent#on} says which way leads where.
 *
 * <pre>
 *   proposed ──approve──► ready ──start──► running ◄──resume── paused
 *      │ reject             │                │  │ ──pause──────► │
 *      ▼                    │                │  └─settle─► finished ─retry─► running
 *   rejected                │                ├─roll back (also from paused, finished)─► rolling-back
 *                           │                │                      │ settle └► rolled-back
 *                           └─────abort──────┴──────────────────────┴─► aborting ─settle─► aborted
 * </pre>
 */
public sealed interface RolloutState {

  /** It is not over: the engine looks at it. */
  sealed interface Open extends RolloutState {}

  /** A second person must agree first. */
  record Proposed() implements Open {}

  /** It may start. */
  record Ready() implements Open {}

  /** Waves begin and pass. */
  record Running() implements Open {}

  /** Nothing new begins; what kiosks are at goes on. */
  record Paused() implements Open {}

  /** Kiosks that have the new distribution get back what they had. */
  record RollingBack() implements Open {}

  /** Kiosks are asked to leave their updates. */
  record Aborting() implements Open {}

  /** Every kiosk is done with it. */
  record Finished() implements RolloutState {}

  /** A person ended it. */
  record Aborted() implements RolloutState {}

  /** Every kiosk that could has what it had before. */
  record RolledBack() implements RolloutState {}

  /** The second person did not agree. */
  record Rejected() implements RolloutState {}

  /** Whether it is not over. */
  default boolean isOpen() {
    return this instanceof Open;
  }

  /** The state in addresses, files and the database. */
  default String code() {
    return switch (this) {
      case Proposed _ -> "proposed";
      case Ready _ -> "ready";
      case Running _ -> "running";
      case Paused _ -> "paused";
      case RollingBack _ -> "rolling-back";
      case Aborting _ -> "aborting";
      case Finished _ -> "finished";
      case Aborted _ -> "aborted";
      case RolledBack _ -> "rolled-back";
      case Rejected _ -> "rejected";
    };
  }

  /** The state of a word. */
  static Optional<RolloutState> of(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "proposed" -> new Proposed();
          case "ready" -> new Ready();
          case "running" -> new Running();
          case "paused" -> new Paused();
          case "rolling-back" -> new RollingBack();
          case "aborting" -> new Aborting();
          case "finished" -> new Finished();
          case "aborted" -> new Aborted();
          case "rolled-back" -> new RolledBack();
          case "rejected" -> new Rejected();
          default -> null;
        });
  }
}
