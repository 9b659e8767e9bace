package fr.teleguichet.edge.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/**
 * A wait for something that may hang: it ends when that does, or when its time is over. Vert.x's
 * own time limit of a future does not know a loop of simulated time.
 */
public final class BoundedWait {

  /** Longer than any device takes to open that is in order. */
  static final Duration MOST = Duration.ofSeconds(10);

  private BoundedWait() {}

  /**
   * Waits for the work, however it ends, and for ten seconds at most.
   *
   * @return succeeds with whether the work has succeeded until then
   */
  public static Future<Boolean> of(Loop loop, Future<?> work) {
    Promise<Boolean> wait = Promise.promise();
    Loop.Timer timer =
        loop.after(
            MOST,
            () -> {
              boolean _ = wait.tryComplete(false);
            });
    work.onComplete(
        done -> {
          timer.cancel();
          boolean _ = wait.tryComplete(done.succeeded());
        });
    return wait.future();
  }
}
