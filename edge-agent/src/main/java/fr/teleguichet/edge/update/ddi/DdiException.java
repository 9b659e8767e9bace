package fr.teleguichet.edge.update.ddi;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The server's answer can't be used, or there is none; the message says why. */
public final class DdiException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What the kiosk can conclude. */
  public enum Kind {
    /** The server does not know the action, or has closed it (404, 410). */
    GONE,
    /** What was sent is wrong for this server, and will be so tomorrow (400, 405, 415 and such). */
    REFUSED,
    /** It may work later. */
    LATER,
    /** The server said something that nobody can understand, or must not say. */
    GARBAGE
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  DdiException(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  DdiException(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  DdiException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = Optional.empty();
  }

  /** What follows from it. */
  public Kind kind() {
    return kind;
  }

  /** How long the server wants to be left alone, when it said so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
