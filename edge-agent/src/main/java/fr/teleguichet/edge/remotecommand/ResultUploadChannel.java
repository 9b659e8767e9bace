package fr.teleguichet.edge.remotecommand;

import java.io.IOException;

/** The way by which a result reaches the fleet manager. */
@FunctionalInterface
public interface ResultUploadChannel {

  /**
   * Puts it there; waits for the network.
   *
   * @param path of the fleet manager's addresses
   * @throws IOException when it does not arrive; the message is a reason
   */
  void put(String path, String mediaType, byte[] content) throws IOException;
}
