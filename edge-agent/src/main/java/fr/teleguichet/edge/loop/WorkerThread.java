package fr.teleguichet.edge.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that may block, and does its work in order. Vert.x's own executors can lose what was
 * queued last when they are closed while their thread turns to the next task, and a stop that waits
 * for it never ends.
 *
 * <p>The thread goes when it had nothing to do for a while and the next work starts another: most
 * parts of a kiosk are looked at each few seconds, and a resting thread keeps 100 KB of stack.
 */
final class WorkerThread implements Loop.Worker {

  /** Longer than a sensor rests between two samples. */
  private static final long IDLE_MILLIS = 1_000;

  private final Loop loop;
  private final ExecutorService thread;

  WorkerThread(Loop loop, String name) {
    this.loop = loop;
    var executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_MILLIS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    executor.allowCoreThreadTimeOut(true);
    this.thread = executor;
  }

  @Override
  public <T> Future<T> run(Callable<T> work) {
    loop.check();
    Promise<T> answer = Promise.promise();
    try {
      thread.execute(() -> answer(work, answer));
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(e);
    }
    return answer.future();
  }

  private <T> void answer(Callable<T> work, Promise<T> answer) {
    try {
      T result = work.call();
      tell(() -> answer.complete(result));
    } catch (Throwable e) {
      tell(() -> answer.fail(e));
    }
  }

  private void tell(Runnable answer) {
    try {
      loop.enter(answer);
    } catch (RejectedExecutionException _) {
      // The loop has ended, and nobody on it waits any more.
    }
  }

  @Override
  public Future<Void> close() {
    Promise<Void> ended = Promise.promise();
    try {
      thread.execute(() -> tell(ended::complete));
    } catch (RejectedExecutionException _) {
      return Future.succeededFuture();
    }
    thread.shutdown();
    return ended.future();
  }
}
