package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.text.MessageTexts;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the program's end says to whoever started it. */
enum ExitCode {
  /** Done, and all is well. */
  DONE(0),
  /** Something that nobody foresaw. */
  DEFECT(1),
  /** The command line, or a file given with it, has to be mended. */
  USAGE(2),
  /** What was looked at is not in order. */
  FINDING(3),
  /** It would be dangerous, or nobody confirmed it. */
  REFUSED(4),
  /** A file, a card or a program of this machine failed. */
  MACHINE(5),
  /** The manager or the unit can't be reached, or does not want to. */
  NETWORK(6),
  /** Ctrl-C; what was done so far is kept. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static ExitCode of(TroubleKind kind) {
    return switch (kind) {
      case USAGE -> USAGE;
      case FINDING -> FINDING;
      case REFUSED -> REFUSED;
      case MACHINE -> MACHINE;
      case NETWORK -> NETWORK;
    };
  }

  /** Every exit code with its meaning, for the help page. */
  static Map<String, String> meanings(MessageTexts texts) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      meanings.put(Integer.toString(exit.code), texts.of("exit." + exit.code));
    }
    return meanings;
  }
}
