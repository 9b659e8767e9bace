package fr.teleguichet.provisioning.prepare;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kernel's command line in {@code cmdline.txt}: one line, words between spaces. */
final class KernelCommandLineEditor {

  /** Where it lies on the boot partition. */
  static final String PATH = "cmdline.txt";

  /** {@code serial0} is the firmware's name for the UART on the header, whichever it is. */
  private static final String CONSOLE = "console=serial0";

  private static final String SLOT = "rauc.slot=";

  private KernelCommandLineEditor() {}

  /** Whether it is that of a slot, whose boot partition an update writes whole. */
  static boolean namesSlot(String line) {
    return Arrays.stream(line.strip().split(" +", -1)).anyMatch(word -> word.startsWith(SLOT));
  }

  /**
   * The line without a console on the header's UART, where a sensor would be talked to as if it
   * were a person.
   *
   * @return nothing when there is no such console
   */
  static Optional<String> withoutSerialConsole(String line) {
    String wanted =
        Arrays.stream(line.strip().split(" +", -1))
            .filter(word -> !word.equals(CONSOLE) && !word.startsWith(CONSOLE + ","))
            .collect(Collectors.joining(" "));
    return line.contains(CONSOLE) && !wanted.equals(line.strip())
        ? Optional.of(wanted + "\n")
        : Optional.empty();
  }
}
