package fr.teleguichet.edge.call;

import fr.teleguichet.edge.call.CallChannel.Reply;
import java.util.Optional;
import java.util.function.Consumer;

/** The kiosk's line to the fleet manager, for what is no call. Belongs to the loop. */
public interface ManagerMessageChannel {

  /**
   * Tells the manager.
   *
   * @param answered told of its last answer, without one when none came; never when the line is
   *     lost before
   * @return whether it can be told now
   */
  boolean post(String path, String json, Consumer<Optional<Reply>> answered);

  /** Has somebody told what comes in. */
  void listen(Listener listener);

  /** Told of the line, on the loop. */
  interface Listener {
    /** The manager is there, or there again. */
    void opened();

    /**
     * It says something that is not about a call.
     *
     * @throws IllegalArgumentException when it can't be used
     */
    void event(String name, String data);
  }
}
