package fr.teleguichet.swarm.enrol;

/** The enrolment of all units makes no sense; the message is one sentence on what to do. */
public final class EnrolException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is. */
  public enum Why {
    /** Nobody answers at the address. */
    UNREACHABLE,
    /** What was asked for is not allowed: the token, or the place that the claims lead to. */
    NOT_ALLOWED
  }

  private final Why why;

  EnrolException(Why why, String sentence) {
    super(sentence);
    this.why = why;
  }

  /** Whose fault it is. */
  public Why why() {
    return why;
  }
}
