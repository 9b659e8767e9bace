package fr.teleguichet.fleet.update.action;

/** What became of something that a kiosk told. */
public sealed interface Receipt {

  /** It is kept, and the update is like this now; it may have been so before. */
  record Taken(Action action, boolean changed) implements Receipt {}

  /** The kiosk has no such update, or must not tell this of it now. */
  record Unknown() implements Receipt {}

  /** The update is over. */
  record Over(Action action) implements Receipt {}

  /** The update is in a state in which this makes no sense. */
  record Senseless(Action action) implements Receipt {}

  /** The kiosk has told too much of this update. */
  record TooMany() implements Receipt {}
}
