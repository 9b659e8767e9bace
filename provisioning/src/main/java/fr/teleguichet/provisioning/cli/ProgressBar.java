package fr.teleguichet.provisioning.cli;

import fr.teleguichet.provisioning.prepare.ProgressListener;
import java.time.Duration;
import java.time.Instant;

/** A bar on the person's terminal, for work that takes longer than a second. */
final class ProgressBar implements ProgressListener, AutoCloseable {

  private static final Duration SILENT = Duration.ofSeconds(1);
  private static final int WIDTH = 30;

  private final ProgramEnvironment equipment;
  private final boolean shown;
  private final Instant begun;
  private boolean drawn;

  ProgressBar(ProgramEnvironment equipment, TerminalOutput screen) {
    this.equipment = equipment;
    this.shown = equipment.terminal() && !screen.json();
    this.begun = equipment.clock().instant();
  }

  @Override
  public void at(int done, int all) {
    Duration passed = Duration.between(begun, equipment.clock().instant());
    if (shown && passed.compareTo(SILENT) > 0) {
      int full = WIDTH * done / Math.max(1, all);
      equipment
          .err()
          .print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + "/" + all);
      equipment.err().flush();
      drawn = true;
    }
  }

  @Override
  public void close() {
    if (drawn) {
      equipment.err().println();
      drawn = false;
    }
  }
}
