package fr.teleguichet.edge.remotecommand;

import fr.teleguichet.hardware.device.RemoteCommandType;
import io.vertx.core.Future;
import java.util.UUID;

/** What does the actions. */
public interface CommandExecutor {

  /**
   * Does it. Called on the loop, once for each id; must not block.
   *
   * @return once it is done: a short remark, such as how many sheets were printed, empty for none;
   *     a failure whose message says why it did not work. A reboot's may never complete.
   */
  Future<String> perform(UUID id, RemoteCommandType action);
}
