package fr.teleguichet.edge.loop;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A Vert.x event-loop context as the agent's loop. */
public final class VertxLoop implements Loop {

  private final Vertx vertx;
  private final Context context;
  private final Thread thread;
  private final LongSupplier nanos;
  private final long began;

  private VertxLoop(Vertx vertx, Context context, LongSupplier nanos) {
    this.vertx = vertx;
    this.context = context;
    this.thread = Thread.currentThread();
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /**
   * The context that the caller runs on.
   *
   * @param vertx the instance that the context belongs to
   * @param nanos a clock of nanoseconds that never jumps, such as {@code System::nanoTime}
   * @throws IllegalStateException when the caller is not on an event loop
   */
  public static VertxLoop current(Vertx vertx, LongSupplier nanos) {
    if (!Context.isOnEventLoopThread()) {
      throw new IllegalStateException(
          "the loop must be made on an event loop, not on " + Thread.currentThread().getName());
    }
    return new VertxLoop(vertx, vertx.getOrCreateContext(), nanos);
  }

  @Override
  public void check() {
    if (!Thread.currentThread().equals(thread)) {
      throw new IllegalStateException(
          "called on " + Thread.currentThread().getName() + " instead of " + thread.getName());
    }
  }

  @Override
  public void enter(Runnable action) {
    context.runOnContext(_ -> action.run());
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    check();
    long id = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> action.run());
    return () -> vertx.cancelTimer(id);
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  @Override
  public Worker worker(String name) {
    return new WorkerThread(this, name);
  }
}
