package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.repair.AgentTermination;

/** The end of the agent's process, in order. */
interface AgentShutdown extends AgentTermination {

  /** The unit forgets everything before its next start. */
  void wipe();
}
