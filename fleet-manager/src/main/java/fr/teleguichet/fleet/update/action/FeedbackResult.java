package fr.teleguichet.fleet.update.action;

/** What became of something that a kiosk told. */
public sealed interface FeedbackResult {

  /** It is kept, and the update is like this now; it may have been so before. */
  record Taken(UpdateAction action, boolean changed) implements FeedbackResult {}

  /** The kiosk has no such update, or must not tell this of it now. */
  record Unknown() implements FeedbackResult {}

  /** The update is over. */
  record Over(UpdateAction action) implements FeedbackResult {}

  /** The update is in a state in which this makes no sense. */
  record Senseless(UpdateAction action) implements FeedbackResult {}

  /** The kiosk has told too much of this update. */
  record TooMany() implements FeedbackResult {}
}
