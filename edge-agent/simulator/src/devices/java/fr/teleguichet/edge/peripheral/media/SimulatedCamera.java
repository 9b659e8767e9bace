package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** A camera that sees a grey wall with a beam. May be used from any thread. */
public final class SimulatedCamera implements Camera {

  private static final int WALL = 140;

  private boolean isPlugged = true;
  private boolean isShut;

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  /** Closes its shutter, or opens it. */
  public synchronized void setShut(boolean shut) {
    isShut = shut;
  }

  @Override
  public synchronized Picture testPicture() throws IOException {
    if (!isPlugged) {
      throw new IOException("unplugged");
    }
    return Picture.of(isShut ? PlainPicture.jpeg(0, false) : PlainPicture.jpeg(WALL, true));
  }
}
