package fr.teleguichet.edge.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * One thread that may block, and does its work in order. Vert.x's own executors can lose what was
 * queued last when they are closed while their thread turns to the next task, and a stop that waits
 * for it never ends.
 */
final class WorkerThread implements Loop.Worker {

  private final Loop loop;
  private final ExecutorService thread;

  WorkerThread(Loop loop, String name) {
    this.loop = loop;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name(name + "-", 0).daemon().factory());
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
      loop.enter(() -> answer.complete(result));
    } catch (Throwable e) {
      loop.enter(() -> answer.fail(e));
    }
  }

  @Override
  public Future<Void> close() {
    Promise<Void> ended = Promise.promise();
    try {
      thread.execute(() -> loop.enter(ended::complete));
    } catch (RejectedExecutionException _) {
      return Future.succeededFuture();
    }
    thread.shutdown();
    return ended.future();
  }
}
