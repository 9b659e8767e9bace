package fr.teleguichet.edge.journal;

/** The journal could not do what was asked; the message is a sentence for an operator. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The kinds of trouble. */
  public enum Fault {
    /** Records alone fill the journal; they wait for the fleet's acknowledgement. */
    FULL,
    /** The file system has no space left. */
    DISK_FULL,
    /** The file or its folder can't be written. */
    READ_ONLY,
    /** Another program has the file open. */
    IN_USE,
    /** A newer version of the agent wrote the file. */
    NEWER,
    /** The file turned out to be damaged while in use; the next start moves it aside. */
    DAMAGED,
    /** The journal was closed. */
    CLOSED,
    /** The disk failed in another way. */
    FAILED
  }

  private final Fault fault;

  JournalException(Fault fault, String sentence) {
    super(sentence);
    this.fault = fault;
  }

  JournalException(Fault fault, String sentence, Throwable cause) {
    super(sentence, cause);
    this.fault = fault;
  }

  /** What kind of trouble it is. */
  public Fault fault() {
    return fault;
  }
}
