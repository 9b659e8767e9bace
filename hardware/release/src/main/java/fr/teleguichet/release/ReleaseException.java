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
    /** Who signed it was trusted once, and was taken back. */
    QUARANTINED,
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
  private final String finding;

  ReleaseException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
    this.finding = withoutStop(sentence);
  }

  ReleaseException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = reason;
    this.finding = withoutStop(sentence);
  }

  /**
   * The same with what can be done about it.
   *
   * @param finding a sentence without its full stop
   * @param advice goes on after a colon
   */
  ReleaseException(Reason reason, String finding, String advice) {
    super(finding + ": " + advice + ".");
    this.reason = reason;
    this.finding = finding;
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
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

  /**
   * What is wrong, to stand within somebody else's sentence: it begins small, ends without a full
   * stop, and gives no advice, which is for whoever brought the file.
   */
  public String finding() {
    return Character.toLowerCase(finding.charAt(0)) + finding.substring(1);
  }
}
