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
  public synchronized CameraPicture testPicture() throws IOException {
    if (!isPlugged) {
      throw new IOException("unplugged");
    }
    return CameraPicture.of(
        isShut ? GeneratedPicture.jpeg(0, false) : GeneratedPicture.jpeg(WALL, true));
  }
}
