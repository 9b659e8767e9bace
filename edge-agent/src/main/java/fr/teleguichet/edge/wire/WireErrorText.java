package fr.teleguichet.edge.wire;

import java.util.function.Supplier;

/**
 * Turns what a library throws into a sentence. Pi4J throws many kinds of unchecked exception, and
 * its native part a {@link LinkageError} on a machine that it has no library for.
 */
final class WireErrorText {

  private WireErrorText() {}

  static <T> T told(String what, Supplier<T> work) throws WireException {
    try {
      return work.get();
    } catch (RuntimeException | LinkageError e) {
      throw new WireException("can't " + what + ": " + e.getMessage(), e);
    }
  }

  static void told(String what, Runnable work) throws WireException {
    var _ =
        told(
            what,
            () -> {
              work.run();
              return true;
            });
  }
}
