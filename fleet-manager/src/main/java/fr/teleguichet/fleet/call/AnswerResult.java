package fr.teleguichet.fleet.call;

/** What becomes of an adviser's wish to answer. */
public sealed interface AnswerResult {

  /** The adviser has the call, now or already before. */
  record Answered(CallChange change) implements AnswerResult {}

  /** Another adviser was faster. */
  record Taken() implements AnswerResult {}

  /** It is over. */
  record Over() implements AnswerResult {}

  /** The adviser talks with somebody else. */
  record Occupied() implements AnswerResult {}

  /** The adviser is not at the desk. */
  record Away() implements AnswerResult {}

  /** Another body's call, or one of another territory. */
  record NotOwn() implements AnswerResult {}

  /** There is no such call. */
  record Unknown() implements AnswerResult {}
}
