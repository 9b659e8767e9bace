package fr.teleguichet.swarm.sink;

/** The broker could not be subscribed to. */
public final class SubscribeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With one sentence for a person. */
  public SubscribeException(String sentence) {
    super(sentence);
  }

  /** With one sentence for a person and its cause. */
  public SubscribeException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
