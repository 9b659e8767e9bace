package fr.teleguichet.release;

import java.io.IOException;
import java.util.Random;

/** A reader of what strangers send, and what must hold of all that it takes. */
interface FuzzTarget {

  /** Bytes for it, spoilt in a way of their own. */
  byte[] next(Random random);

  /**
   * Reads them.
   *
   * @return whether it took them
   * @throws ReleaseException when it refuses them
   * @throws AssertionError when it takes what it must not
   */
  boolean read(byte[] bytes) throws IOException, ReleaseException;

  /** Fails when something does not hold. */
  static void holds(boolean fact, String otherwise) {
    if (!fact) {
      throw new AssertionError(otherwise);
    }
  }
}
