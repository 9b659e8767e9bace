package fr.teleguichet.swarm.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the program ends with. */
final class ExitCode {

  /** Everything went as asked. */
  static final int DONE = 0;

  /** The program itself failed. */
  static final int DEFECT = 1;

  /** The command line makes no sense, or asks for what is not allowed. */
  static final int USAGE = 2;

  /** The broker, the sink or the manager could not be reached: not one kiosk connected. */
  static final int UNREACHABLE = 3;

  /** This machine does not let the program do that: open files, ports, transport. */
  static final int MACHINE = 4;

  /** The run took place, but not as asked; complaints say why. */
  static final int COMPLAINTS = 5;

  private ExitCode() {}

  /** Every exit code with its meaning, for the help page. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put("0", "everything went as asked");
    meanings.put("1", "the program itself failed");
    meanings.put("2", "the command line makes no sense, or asks for what is not allowed");
    meanings.put("3", "the broker, the sink or the fleet manager could not be reached");
    meanings.put("4", "this machine does not allow it: Java, open files, ports, transport");
    meanings.put("5", "the run took place, but not as asked; the summary says why");
    meanings.put("130", "interrupted with Ctrl-C; the summary was printed all the same");
    return meanings;
  }
}
