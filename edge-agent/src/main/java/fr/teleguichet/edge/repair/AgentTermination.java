package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.device.ShutdownReason;

/** The end of the agent's own process, in order. */
public interface AgentTermination {

  /** Why the process will be told to end by somebody else. */
  void intend(ShutdownReason why);

  /** What was intended does not come. */
  void stay();

  /** Ends it, so that whoever started it starts it again. */
  void restart(ShutdownReason why);
}
