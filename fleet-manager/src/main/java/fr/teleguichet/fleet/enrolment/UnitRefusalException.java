package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.fleet.refusal.Refusal;
import fr.teleguichet.fleet.refusal.RefusalException;

/** Something that can't be done with a unit, told so that a person knows what to do instead. */
public final class UnitRefusalException extends RefusalException {
  private static final long serialVersionUID = 1L;

  /** Why it can't be done; each has a sentence in every language. */
  public enum Why {
    /** The unit was changed meanwhile, or never was in a state to do that. */
    WRONG_STATE("The unit is not in a state for that any more; look at it again."),
    /** Another unit holds the kiosk's name. */
    NAME_TAKEN("Another unit is that kiosk already; swap the two instead."),
    /** The code is not the unit's. */
    WRONG_CODE("That is not the code of this unit; read it from its screen again."),
    /** The fingerprint is not the unit's, or was not confirmed. */
    WRONG_FINGERPRINT(
        "That is not the fingerprint of this unit; if its screen really shows it, reject the"
            + " unit."),
    /** Too many wrong codes came from there. */
    TOO_MANY("Too many wrong codes; wait a while before the next try."),
    /** The territory is not the visitor's. */
    OUT_OF_SCOPE("That territory is outside what you may change; ask its coordinator."),
    /** There is no authority to enrol with. */
    NO_AUTHORITY("The fleet manager has no certificate authority, so no claim can be made.");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** Which of all refusals it is, with what programs are told. */
    Refusal refusal() {
      return switch (this) {
        case WRONG_STATE, NAME_TAKEN -> new Refusal.Conflict(sentence);
        case WRONG_CODE, WRONG_FINGERPRINT -> new Refusal.Unfit(sentence);
        case OUT_OF_SCOPE -> new Refusal.Forbidden(sentence);
        case TOO_MANY -> new Refusal.TooMany(sentence);
        case NO_AUTHORITY -> new Refusal.Unavailable(sentence);
      };
    }
  }

  private final Why why;

  UnitRefusalException(Why why) {
    super(why.refusal());
    this.why = why;
  }

  /** Why it can't be done. */
  public Why why() {
    return why;
  }
}
