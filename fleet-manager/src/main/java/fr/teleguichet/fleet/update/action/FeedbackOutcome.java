package fr.teleguichet.fleet.update.action;

/** What became of something that a kiosk told. */
public sealed interface FeedbackOutcome {

  /** It is kept, and the update is like this now; it may have been so before. */
  record Taken(UpdateAction action, boolean changed) implements FeedbackOutcome {}

  /** The kiosk has no such update, or must not tell this of it now. */
  record Unknown() implements FeedbackOutcome {}

  /** The update is over. */
  record Over(UpdateAction action) implements FeedbackOutcome {}

  /** The update is in a state in which this makes no sense. */
  record Senseless(UpdateAction action) implements FeedbackOutcome {}

  /** The kiosk has told too much of this update. */
  record TooMany() implements FeedbackOutcome {}
}
