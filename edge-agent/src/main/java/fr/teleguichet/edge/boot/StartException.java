package fr.teleguichet.edge.boot;

/** The agent can't start, for a reason that an operator can mend; the message says how. */
final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  StartException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
