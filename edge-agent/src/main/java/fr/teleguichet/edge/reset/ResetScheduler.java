package fr.teleguichet.edge.reset;

import fr.teleguichet.edge.reset.ResetRequestFile.Request;
import io.vertx.core.Future;

/** The machine that is reset at its next start. Belongs to the loop. */
public interface ResetScheduler {

  /** How far that reaches here. */
  ResetScope reach();

  /**
   * Puts the request on the disk, then has the machine or the agent start again.
   *
   * @return fails when nothing is wanted from the next start
   */
  Future<Void> hand(Request request);
}
