package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.repair.ProcessControl;

/** The end of the agent's process, in order. */
interface AgentShutdown extends ProcessControl {

  /** The unit forgets everything before its next start. */
  void wipe();
}
