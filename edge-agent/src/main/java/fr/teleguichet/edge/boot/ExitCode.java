package fr.teleguichet.edge.boot;

/**
 * What the program's end says to whoever started it. 3 is Java's own: it ends with that when the
 * memory is at its end, as the launcher asks it to ({@code -XX:+ExitOnOutOfMemoryError}).
 */
enum ExitCode {
  /** Stopped in order. */
  STOPPED(0),
  /** Something that nobody foresaw. */
  FAILED(1),
  /** The command line, the configuration or the scenario has to be mended. */
  CONFIGURATION(2),
  /** The data folder or the journal in it can't be used. */
  DATA_UNUSABLE(4),
  /** The orderly stop took longer than its deadline. */
  STOP_TOO_SLOW(5),
  /** Records that the fleet does not have would be lost. */
  UNSENT_RECORDS(6),
  /** The agent wants to be started again, to mend itself. */
  REPAIR(7),
  /** Another program has the screen's port. */
  PORT_TAKEN(8);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
