package fr.teleguichet.edge.update.install;

/** An installation that was refused or failed; the message says why, in English, for the log. */
public final class InstallException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, in a word that the fleet manager knows in each of its languages. */
  public enum Reason {
    /** It has no signature. */
    UNSIGNED,
    /** It is not signed by a key of the fleet. */
    STRANGER,
    /** It is signed by a key that the fleet has taken back. */
    QUARANTINED,
    /** Its signer's certificate is over, or not valid yet. */
    SIGNER_EXPIRED,
    /** It is made for something else than this kiosk. */
    INCOMPATIBLE,
    /** It is older than what runs, and its signature does not allow that. */
    DOWNGRADE,
    /** It is older than the oldest that a signed release still allows on this kiosk. */
    BELOW_MINIMUM,
    /** Its content is not what its sender or its signature says. */
    DAMAGED,
    /** It is larger than allowed, or than what it says. */
    TOO_LARGE,
    /** The disk has no place for it. */
    NO_SPACE,
    /** The installer does something else at the moment. */
    BUSY,
    /** There is nothing to go back to. */
    NO_WAY_BACK,
    /** Something else. */
    FAILED
  }

  private final Reason reason;

  /** For a reason, and what the log shall say of it. */
  public InstallException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The same, with what led to it. */
  public InstallException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
