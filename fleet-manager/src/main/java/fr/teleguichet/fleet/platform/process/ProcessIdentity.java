package fr.teleguichet.fleet.platform.process;

import java.util.List;
import java.util.Optional;

/**
 * Which process is meant, for ever: Linux hands process numbers out again, but never with the same
 * start tick in the same boot.
 *
 * <p>The start tick is taken instead of {@link ProcessHandle.Info#startInstant()}, because that
 * instant is reckoned from the wall clock and moves when the clock is set.
 *
 * @param pid process number
 * @param boot the kernel's random name for this boot, from {@code /proc/sys/kernel/random/boot_id}
 * @param startTick clock ticks from boot to the start of the process, field 22 of {@code
 *     /proc/PID/stat}
 */
record ProcessIdentity(long pid, String boot, long startTick) {
  private static final int STATE = 0;
  private static final int START_TICK = 19;

  /** Reads what a process wrote down at its birth: the boot's name and its own line of /proc. */
  static Optional<ProcessIdentity> parse(String certificate) {
    List<String> lines = certificate.lines().toList();
    return lines.size() == 2 && !lines.getFirst().isBlank()
        ? StatLine.parse(lines.getLast())
            .map(stat -> new ProcessIdentity(stat.pid(), lines.getFirst(), stat.startTick()))
        : Optional.empty();
  }

  /** Whether the given line of /proc, read in the given boot, is about this very process. */
  boolean isAlive(String currentBoot, String statLine) {
    return boot.equals(currentBoot)
        && StatLine.parse(statLine)
            .filter(stat -> stat.pid() == pid && stat.startTick() == startTick)
            .filter(stat -> !stat.isDead())
            .isPresent();
  }

  private record StatLine(long pid, char state, long startTick) {
    static Optional<StatLine> parse(String line) {
      // The program's name stands in parentheses and may contain anything, parentheses too.
      int nameStart = line.indexOf(" (");
      int nameEnd = line.lastIndexOf(") ");
      if (nameStart < 1 || nameEnd < nameStart) {
        return Optional.empty();
      }
      String[] afterName = line.substring(nameEnd + 2).trim().split(" ", -1);
      if (afterName.length <= START_TICK || afterName[STATE].length() != 1) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new StatLine(
                Long.parseLong(line.substring(0, nameStart)),
                afterName[STATE].charAt(0),
                Long.parseLong(afterName[START_TICK])));
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }

    boolean isDead() {
      return state == 'Z' || state == 'X';
    }
  }
}
