package fr.teleguichet.fleet.call;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Optional;

/** How a call ended. */
public enum CallOutcome implements CodedEnum {
  /** Both sides saw or heard each other. */
  HELD,
  /** The citizen went away before. */
  CANCELLED,
  /** No adviser answered in time. */
  UNANSWERED,
  /** Something technical came in between. */
  FAILED,
  /** The adviser could not take it. */
  DECLINED,
  /** The citizen goes on with another service, in another call. */
  TRANSFERRED;

  /** The outcome of this word. */
  public static Optional<CallOutcome> ofWord(String word) {
    return CodedEnum.of(CallOutcome.class, word);
  }
}
