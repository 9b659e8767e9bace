package fr.teleguichet.fleet.platform.process;

import java.io.IOException;
import java.util.Optional;

/** The operating system, as far as supervision needs it. */
interface ProcessLauncher {
  LiveProcess launch(ProcessPlan plan) throws IOException;

  /** Finds the process that the plan's birth certificate tells of, if it still lives. */
  Optional<OrphanedProcess> leftBehind(ProcessPlan plan);
}
