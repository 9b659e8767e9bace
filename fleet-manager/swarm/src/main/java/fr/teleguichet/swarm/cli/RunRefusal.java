package fr.teleguichet.swarm.cli;

/** A run that can't begin, with the exit code and one sentence on what to do. */
final class RunRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  RunRefusal(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
