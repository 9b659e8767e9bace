package fr.teleguichet.edge.wire;

import java.io.IOException;

/** A line, bus or port that can't be used, with a sentence that says what to do. */
public final class WireException extends IOException {

  private static final long serialVersionUID = 1L;

  public WireException(String message) {
    super(message);
  }

  public WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
