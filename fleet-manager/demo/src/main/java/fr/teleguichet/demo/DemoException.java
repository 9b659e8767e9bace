package fr.teleguichet.demo;

/**
 * The demo can't go on; the message is one sentence for the person in front of it, and says what to
 * do.
 */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoException(String sentence) {
    super(sentence);
  }

  DemoException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
