package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;
import java.util.Optional;

/** How loud the kiosk is. It waits for a program, so it is asked on a thread that may. */
public interface Volume {

  /**
   * A setting of the loudspeaker.
   *
   * @param percent 0 to 100, of what the sound system takes for full
   */
  record Level(int percent, boolean isMuted) {
    public Level {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a volume of " + percent + " percent");
      }
    }
  }

  /** The present level, where the sound system tells. */
  Optional<Level> level() throws IOException, InterruptedException;

  /**
   * Sets it.
   *
   * @throws IOException when that fails; the message is a short reason
   */
  void set(Level level) throws IOException, InterruptedException;
}
