package fr.teleguichet.provisioning.card;

import java.io.IOException;

/** The bytes of a disk or of its image, which may be anything. */
interface DiskBytes {

  /** How many bytes there are. */
  long size();

  /**
   * Some of the bytes.
   *
   * @throws IOException when they can't be read, or lie beyond the end
   */
  byte[] read(long offset, int length) throws IOException;
}
