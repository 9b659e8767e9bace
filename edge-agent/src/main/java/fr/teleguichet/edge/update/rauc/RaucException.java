package fr.teleguichet.edge.update.rauc;

import java.io.Serial;

/** RAUC's service did not do what was asked; the message is its own. */
abstract sealed class RaucException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private RaucException(String message) {
    super(message);
  }

  /** It refused. */
  static final class Refused extends RaucException {
    @Serial private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** It is not there, is not there any more, or does not answer. */
  static final class Gone extends RaucException {
    @Serial private static final long serialVersionUID = 1L;

    Gone(String message) {
      super(message);
    }
  }
}
