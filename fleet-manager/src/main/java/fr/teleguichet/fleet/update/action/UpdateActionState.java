package fr.teleguichet.fleet.update.action;

import java.util.Optional;

/**
 * How far an update of a kiosk is. {@link UpdateActionEvent#on} says which way leads where.
 *
 * <pre>
 *   waiting ──confirm──► offered ──retrieve──► running ──close──► succeeded, failed
 *      │                    │                  │    ▲ refuse          ▲
 *      └─────── cancel ─────┴──────────────────┴──► cancelling ─close─┘
 *                                                      └──yield, force──► cancelled
 *   waiting ──decline──► cancelled
 * </pre>
 *
 * <p>One that failed because its kiosk fell silent still takes the kiosk's own word on its end
 * ({@link UpdateActionEvent#late}).
 */
public sealed interface UpdateActionState {

  /** It is not over: a kiosk may be told of it. */
  sealed interface Open extends UpdateActionState {}

  /** The kiosk, or a person for it, must agree first. */
  record Waiting() implements Open {}

  /** The kiosk was not told yet what to install. */
  record Offered() implements Open {}

  /** The kiosk knows what to install. */
  record Running() implements Open {}

  /** The kiosk is asked to leave it. */
  record Cancelling() implements Open {}

  /** The kiosk installed it. */
  record Succeeded() implements UpdateActionState {}

  /** The kiosk could not install it. */
  record Failed() implements UpdateActionState {}

  /** The kiosk left it, or was not waited for. */
  record Cancelled() implements UpdateActionState {}

  /** Whether it is not over. */
  default boolean isOpen() {
    return this instanceof Open;
  }

  /** The state in addresses, files and the database. */
  default String code() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Offered _ -> "offered";
      case Running _ -> "running";
      case Cancelling _ -> "cancelling";
      case Succeeded _ -> "succeeded";
      case Failed _ -> "failed";
      case Cancelled _ -> "cancelled";
    };
  }

  /** The state of a word. */
  static Optional<UpdateActionState> of(String word) {
    return Optional.ofNullable(
        switch (word) {
          case "waiting" -> new Waiting();
          case "offered" -> new Offered();
          case "running" -> new Running();
          case "cancelling" -> new Cancelling();
          case "succeeded" -> new Succeeded();
          case "failed" -> new Failed();
          case "cancelled" -> new Cancelled();
          default -> null;
        });
  }
}
