package fr.teleguichet.release;

/** A file that is no release to trust. The message is a sentence for whoever brought the file. */
public final class ReleaseException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why it is refused. */
  public enum Reason {
    /** Nobody signed it, or in a way that can't be checked before it is opened. */
    UNSIGNED,
    /** Who signed it is not trusted, or not for releases. */
    STRANGER,
    /** Who signed it was trusted once, or will be: a certificate's time is over or not come. */
    SIGNER_EXPIRED,
    /** It is not what was signed: cut off, padded, exchanged or altered. */
    DAMAGED,
    /** It declares or holds more than is read. */
    TOO_LARGE,
    /** It is something else, or breaks the rules of its own format. */
    NOT_A_RELEASE
  }

  private final Reason reason;

  ReleaseException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  ReleaseException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
  }

  static ReleaseException damaged(String sentence) {
    return new ReleaseException(Reason.DAMAGED, sentence);
  }

  static ReleaseException notARelease(String sentence) {
    return new ReleaseException(Reason.NOT_A_RELEASE, sentence);
  }

  static ReleaseException tooLarge(String sentence) {
    return new ReleaseException(Reason.TOO_LARGE, sentence);
  }

  /** Why it is refused. */
  public Reason reason() {
    return reason;
  }
}
