package fr.teleguichet.edge.network.setup;

import io.vertx.core.Future;

/** Whether the fleet manager is reached. Belongs to the loop. */
public interface ManagerReachability {

  /** Gives up connections of before, so that whatever is reached later is reached as it is now. */
  void startOver();

  /** Whether it has answered since; never fails. */
  Future<Boolean> isReached();
}
