package fr.teleguichet.fleet.remotecommand;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.hardware.text.CodedEnum;

/** A wish that can't be had, told so that a person knows what to do instead. */
public final class RemoteCommandRefusalException extends RefusalException {
  private static final long serialVersionUID = 1L;

  /** Why; each has a sentence in every language. */
  public enum Why implements CodedEnum {
    /** It was never connected. */
    NEVER_SEEN("The kiosk was never connected, so nobody can ask it; wait for its first birth."),
    /** Its birth declared no remote actions. */
    NOT_DECLARED(
        "The kiosk’s birth certificate declares no remote actions, so it can’t be told to do"
            + " anything."),
    /** It is not connected. */
    NOT_CONNECTED("The kiosk is not connected, so nobody can ask it for its births."),
    /** It was asked a moment ago. */
    ASKED_ALREADY("The kiosk was asked for its births within the last ten seconds; wait a moment."),
    /** Five are open. */
    TOO_MANY_OPEN(
        "Five actions are open at this kiosk; wait until one ends, or cancel one that it has not"
            + " accepted."),
    /** Twenty within an hour. */
    TOO_MANY_LATELY("Twenty actions were wanted at this kiosk within the hour; wait a while."),
    /** The role does not allow it. */
    NOT_YOURS("Your role does not allow this action; ask a technician or a coordinator."),
    /** Only the retirement of a unit wipes it. */
    NOT_FROM_HERE("A kiosk is wiped by retiring its unit, and in no other way."),
    /** The kiosk answered meanwhile, or it ended. */
    TOO_LATE("The kiosk has answered already; what it has accepted can’t be cancelled any more."),
    /** The id belongs to another wish. */
    ID_TAKEN("That id belongs to another action; give a new one.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** Which of all refusals it is, with what programs are told. */
    Refusal refusal() {
      return switch (this) {
        case NEVER_SEEN, NOT_DECLARED, NOT_CONNECTED, TOO_LATE, ID_TAKEN ->
            new Refusal.Conflict(sentence);
        case TOO_MANY_OPEN, TOO_MANY_LATELY, ASKED_ALREADY -> new Refusal.TooMany(sentence);
        case NOT_YOURS -> new Refusal.Forbidden(sentence);
        case NOT_FROM_HERE -> new Refusal.Invalid(sentence);
      };
    }
  }

  private final Why why;

  RemoteCommandRefusalException(Why why) {
    super(why.refusal());
    this.why = why;
  }

  /** Why it can't be had. */
  public Why why() {
    return why;
  }
}
