package fr.teleguichet.edge.peripheral.display;

import java.io.IOException;

/** What was copied on the screen. Its method waits, so it is called on a thread that may. */
public interface Clipboard {

  /**
   * Empties it.
   *
   * @return whether it is empty
   * @throws IOException when it does not tell
   */
  boolean clear() throws IOException, InterruptedException;
}
