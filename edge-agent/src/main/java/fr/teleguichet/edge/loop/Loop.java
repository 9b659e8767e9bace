package fr.teleguichet.edge.loop;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * The agent's one event-loop context. State that belongs to it needs no lock: whoever touches it
 * calls {@link #check} first, foreign threads come in through {@link #enter}, and whatever waits
 * goes to a {@link Worker}.
 */
public interface Loop {

  /**
   * Fails loudly when the caller is not on the loop.
   *
   * @throws IllegalStateException when it is not
   */
  void check();

  /** Runs the action on the loop, later; may be called from any thread. */
  void enter(Runnable action);

  /** Runs the action on the loop after the delay, unless cancelled. */
  Timer after(Duration delay, Runnable action);

  /** Time since the loop began, by a clock that never jumps. */
  Duration uptime();

  /** A thread of that name for work that blocks, one piece after the other, in order. */
  Worker worker(String name);

  /** An action that waits for its time. */
  interface Timer {
    /** Calls it off; has no effect once it ran. */
    void cancel();
  }

  /** A thread that may block. */
  interface Worker {
    /**
     * Runs the work on the thread; the future completes on the loop, and fails when the thread was
     * ended before.
     */
    <T> Future<T> run(Callable<T> work);

    /** Ends the thread after the work that was given to it. */
    Future<Void> close();
  }
}
