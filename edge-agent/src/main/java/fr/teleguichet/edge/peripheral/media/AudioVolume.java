package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/**
 * How loud a loudspeaker or a microphone is. It waits for a program, so it is asked on a thread
 * that may.
 */
public interface AudioVolume {

  /**
   * A setting of it.
   *
   * @param percent 0 to 100, of what the sound system takes for full
   */
  record Level(int percent, boolean isMuted) {
    public Level {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("a volume of " + percent + " percent");
      }
    }

    /** Whether nothing is heard. */
    boolean isSilent() {
      return isMuted || percent == 0;
    }
  }

  /**
   * The present level.
   *
   * @throws IOException when the sound system does not tell; the message is a short reason
   */
  Level level() throws IOException, InterruptedException;
}
