package fr.teleguichet.fleet.boot;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in reverse order.
 *
 * <p>The lock is this object: SIGTERM may arrive on its own thread while the main thread still
 * starts things, and whatever is started after that must be stopped at once.
 */
final class ShutdownSequence {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);

  @GuardedBy("this")
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  @GuardedBy("this")
  private boolean closed;

  /** Remembers what has just been started. */
  @CanIgnoreReturnValue
  <T extends AutoCloseable> T add(T thing) {
    if (!remember(thing)) {
      stop(thing);
      throw new StoppedWhileStarting();
    }
    return thing;
  }

  /** The program was told to stop before it was ready. */
  static final class StoppedWhileStarting extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stops everything; a part that cannot stop does not keep the others from stopping. */
  void stopAll() {
    @Nullable AutoCloseable next = takeLast();
    while (next != null) {
      stop(next);
      next = takeLast();
    }
  }

  synchronized boolean isStopped() {
    return closed;
  }

  private synchronized boolean remember(AutoCloseable thing) {
    if (!closed) {
      started.push(thing);
    }
    return !closed;
  }

  private synchronized @Nullable AutoCloseable takeLast() {
    closed = true;
    return started.poll();
  }

  private static void stop(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception failure) {
      LOG.atWarn()
          .addKeyValue("part", thing.getClass().getSimpleName())
          .setCause(failure)
          .log("A part could not be stopped in order.");
    }
  }
}
