package fr.teleguichet.edge.repair;

import fr.teleguichet.hardware.device.StopReason;

/** The end of the agent's own process, in order. */
public interface ProcessControl {

  /** Why the process will be told to end by somebody else. */
  void intend(StopReason why);

  /** What was intended does not come. */
  void stay();

  /** Ends it, so that whoever started it starts it again. */
  void restart(StopReason why);
}
