package fr.teleguichet.broker;

/** What the broker's exit status means; the supervisor and the documentation rely on these. */
final class ExitCode {
  static final int STOPPED = 0;
  static final int UNEXPECTED = 1;
  static final int USAGE = 2;
  static final int PORT_TAKEN = 3;
  static final int DATA_FOLDER = 4;
  static final int TLS_FILES = 5;

  private ExitCode() {}
}
