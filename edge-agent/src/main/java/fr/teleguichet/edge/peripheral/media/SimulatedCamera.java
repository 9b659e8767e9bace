package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** A camera that sees nothing. May be used from any thread. */
public final class SimulatedCamera implements Camera {

  private static final byte[] NOTHING = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9};

  private boolean isPlugged = true;

  /** Pulls the plug, or puts it in. */
  public synchronized void setPlugged(boolean plugged) {
    isPlugged = plugged;
  }

  @Override
  public synchronized Picture testPicture() throws IOException {
    if (!isPlugged) {
      throw new IOException("unplugged");
    }
    return Picture.of(NOTHING.clone());
  }
}
