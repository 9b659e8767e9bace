package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** A sound by which a person hears that the loudspeaker works. It waits until it is over. */
@FunctionalInterface
public interface TestTone {

  /**
   * Plays it once.
   *
   * @throws IOException when nothing could be played; the message is a short reason
   */
  void play() throws IOException, InterruptedException;
}
