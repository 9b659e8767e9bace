package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.enrolment.UnitWipe;

/** The agent can't start, for a reason that an operator can mend; the message says how. */
final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  StartException(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /**
   * What a wipe did, in a sentence.
   *
   * @throws StartException when it did nothing
   */
  static String unlessWiped(UnitWipe.Outcome outcome) {
    return switch (outcome) {
      case UnitWipe.Outcome.Wiped(String sentence) -> sentence;
      case UnitWipe.Outcome.Undelivered(String sentence) ->
          throw new StartException(ExitCode.UNSENT_RECORDS, sentence);
      case UnitWipe.Outcome.Unusable(String sentence) ->
          throw new StartException(ExitCode.DATA_UNUSABLE, sentence);
    };
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
