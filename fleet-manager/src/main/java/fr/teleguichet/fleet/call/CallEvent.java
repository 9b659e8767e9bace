package fr.teleguichet.fleet.call;

/** What happens to a call. */
sealed interface CallEvent {

  /** An adviser answers. */
  record Answer(long adviser) implements CallEvent {}

  /** The kiosk has the first picture or sound. */
  record Connect() implements CallEvent {}

  /** It is over. */
  record End(CallOutcome outcome) implements CallEvent {}
}
