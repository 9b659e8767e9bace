package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** A loudspeaker that nobody hears. May be used from any thread. */
public final class SimulatedTestTone implements TestTone {

  private boolean isPlugged = true;
  private int played;

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** How often it was played. */
  public synchronized int played() {
    return played;
  }

  @Override
  public synchronized void play() throws IOException {
    if (!isPlugged) {
      throw new IOException("unplugged");
    }
    played++;
  }
}
