package fr.teleguichet.fleet.call;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far a call is: waiting → answered → connected → ended, and from each of them straight to its
 * end.
 */
public sealed interface CallState {

  /** Nobody has answered yet. */
  record Waiting() implements CallState {}

  /** An adviser has answered; both sides look for a way to each other. */
  record Answered(long account, Instant answered) implements CallState {}

  /** They see or hear each other. */
  record Connected(long account, Instant answered, Instant connected) implements CallState {}

  /** It is over, for ever; whoever answered is forgotten. */
  record Ended(
      CallOutcome outcome, Optional<Instant> answered, Optional<Instant> connected, Instant ended)
      implements CallState {}

  /**
   * What comes after the event; empty where it can't happen now.
   *
   * @param when as whoever tells of it has measured; nothing happens before what led to it
   */
  default Optional<CallState> after(CallEvent event, Instant when) {
    Instant now =
        Stream.of(Optional.of(when), answeredAt(), connectedAt())
            .flatMap(Optional::stream)
            .max(naturalOrder())
            .orElse(when);
    return switch (event) {
      case CallEvent.Answer(long adviser) ->
          this instanceof Waiting ? Optional.of(new Answered(adviser, now)) : Optional.empty();
      case CallEvent.Connect() ->
          this instanceof Answered(long adviser, Instant answered)
              ? Optional.of(new Connected(adviser, answered, now))
              : Optional.empty();
      case CallEvent.End(CallOutcome outcome) ->
          ends().contains(outcome)
              ? Optional.of(new Ended(outcome, answeredAt(), connectedAt(), now))
              : Optional.empty();
    };
  }

  /** How it can end from here. */
  default Set<CallOutcome> ends() {
    return switch (this) {
      case Waiting() ->
          EnumSet.of(CallOutcome.CANCELLED, CallOutcome.UNANSWERED, CallOutcome.FAILED);
      case Answered _ ->
          EnumSet.of(CallOutcome.CANCELLED, CallOutcome.FAILED, CallOutcome.DECLINED);
      case Connected _ ->
          EnumSet.of(
              CallOutcome.HELD, CallOutcome.FAILED, CallOutcome.DECLINED, CallOutcome.TRANSFERRED);
      case Ended _ -> EnumSet.noneOf(CallOutcome.class);
    };
  }

  /** Whether it goes on. */
  default boolean isOpen() {
    return !(this instanceof Ended);
  }

  /** The account of the adviser who has it now. */
  default Optional<Long> adviser() {
    return switch (this) {
      case Answered(long adviser, _) -> Optional.of(adviser);
      case Connected(long adviser, _, _) -> Optional.of(adviser);
      case Waiting _, Ended _ -> Optional.empty();
    };
  }

  /** When it was answered. */
  default Optional<Instant> answeredAt() {
    return switch (this) {
      case Waiting() -> Optional.empty();
      case Answered(_, Instant at) -> Optional.of(at);
      case Connected(_, Instant at, _) -> Optional.of(at);
      case Ended ended -> ended.answered();
    };
  }

  /** When both sides saw or heard each other first. */
  default Optional<Instant> connectedAt() {
    return switch (this) {
      case Waiting _, Answered _ -> Optional.empty();
      case Connected(_, _, Instant at) -> Optional.of(at);
      case Ended ended -> ended.connected();
    };
  }

  /** Its word on the wire. */
  default String code() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Answered _ -> "answered";
      case Connected _ -> "connected";
      case Ended _ -> "ended";
    };
  }
}
