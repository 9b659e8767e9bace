package fr.teleguichet.edge.peripheral.media;

import java.io.IOException;

/** A camera, for a test by a person who stands before it or asked for it. */
public interface Camera {

  /**
   * One picture.
   *
   * @throws IOException when none came; the message is a short reason
   */
  CameraPicture testPicture() throws IOException, InterruptedException;
}
