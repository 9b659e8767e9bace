package fr.teleguichet.edge.wire;

import java.util.concurrent.atomic.AtomicBoolean;

/** Closes something once, whoever comes first, and refuses its use afterwards. */
final class SingleClose {

  private final AtomicBoolean done = new AtomicBoolean();

  void run(Runnable closing) {
    if (done.compareAndSet(false, true)) {
      closing.run();
    }
  }

  void requireOpen(String name) throws WireException {
    if (done.get()) {
      throw new WireException(name + " was closed");
    }
  }
}
