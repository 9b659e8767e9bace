package fr.teleguichet.fleet.call;

/** What becomes of an adviser's wish to end a call. */
public sealed interface CloseResult {

  /** It is over. */
  record Closed(CallChange change) implements CloseResult {}

  /** The call is as it was: from where it is it can't end like that. */
  record NotNow() implements CloseResult {}

  /** The adviser has no such call. */
  record NotOwn() implements CloseResult {}
}
