package fr.teleguichet.edge.network.setup;

import fr.teleguichet.est.ProxyFault;
import java.util.Optional;

/** How a change of the network ended. */
public sealed interface NetworkTrialOutcome {

  /** The new network has reached the fleet manager and stays. */
  record Kept() implements NetworkTrialOutcome {}

  /** The former network is back. */
  sealed interface TakenBack extends NetworkTrialOutcome {}

  /** The connection did not come about. */
  record Unconnected(NetworkFault fault) implements TakenBack {}

  /**
   * It was there, and the fleet manager was not reached in time.
   *
   * @param proxy what the proxy had against it, if there is one
   */
  record Unreached(Optional<ProxyFault> proxy) implements TakenBack {}

  /** The technician gave it up. */
  record Stopped() implements TakenBack {}

  /** Agent or machine started again before it was over. */
  record Interrupted() implements TakenBack {}

  /** It can't be written down, and so would not last. */
  record NotStored() implements TakenBack {}
}
