package fr.teleguichet.fleet.portability;

import java.io.IOException;
import java.nio.file.Path;

/** All data cannot leave or be taken in, in a sentence that tells the operator what to do. */
public final class PortabilityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortabilityException(String message) {
    super(message);
  }

  PortabilityException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The archive is not what this program takes. */
  static PortabilityException refused(Path archive, String why) {
    return new PortabilityException(
        "The archive " + archive + " is not taken in: " + why + ". Nothing of it was kept.");
  }

  /** A place in one of its files is not. */
  static PortabilityException refused(Path archive, String file, int line, int column, String why) {
    return refused(archive, file + ", line " + line + ", column " + column + ": " + why);
  }

  static PortabilityException notWritten(Path archive, IOException cause) {
    return new PortabilityException(
        "The archive "
            + archive
            + " cannot be written ("
            + cause.getMessage()
            + "): nothing is left of it.",
        cause);
  }

  static PortabilityException notKept(Path archive, IOException cause) {
    return new PortabilityException(
        "The archive "
            + archive
            + " is not taken in: a file of it cannot be written into the data folder ("
            + cause
            + "). Nothing of it was kept.",
        cause);
  }

  static PortabilityException notRead(Path archive, IOException cause) {
    return new PortabilityException(
        "The archive "
            + archive
            + " cannot be read ("
            + cause.getMessage()
            + "): take another copy of it. Nothing of it was kept.",
        cause);
  }
}
