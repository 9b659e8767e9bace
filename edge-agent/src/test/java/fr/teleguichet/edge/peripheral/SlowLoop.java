package fr.teleguichet.edge.peripheral;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VirtualLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A virtual loop whose workers may hang: what a test calls hanging stays so until it is freed. */
public final class SlowLoop implements Loop {

  /** A piece of work does this to its thread. */
  public static final class Hang extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Hang() {
      super("hangs", null, false, false);
    }
  }

  private final VirtualLoop time;
  private final List<Runnable> hanging = new ArrayList<>();
  private int threads;

  public SlowLoop(VirtualLoop time) {
    this.time = time;
  }

  /** How many threads have been begun and not ended. */
  public int threads() {
    return threads;
  }

  /** How many pieces of work hang. */
  public int hanging() {
    return hanging.size();
  }

  /** The work that has hung longest ends, in vain. */
  public void freeOne() {
    hanging.removeFirst().run();
  }

  @Override
  public void check() {}

  @Override
  public void enter(Runnable action) {
    time.enter(action);
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return time.after(delay, action);
  }

  @Override
  public Duration uptime() {
    return time.uptime();
  }

  @Override
  public Worker worker(String name) {
    threads++;
    return new HangingWorker();
  }

  private final class HangingWorker implements Worker {
    private boolean hangs;
    private boolean closed;

    @Override
    public <T> Future<T> run(Callable<T> work) {
      if (hangs || closed) {
        throw new AssertionError("work for a thread that hangs or has ended");
      }
      try {
        return Future.succeededFuture(work.call());
      } catch (Hang _) {
        hangs = true;
        Promise<T> promise = Promise.promise();
        hanging.add(() -> free(promise));
        return promise.future();
      } catch (Exception e) {
        return Future.failedFuture(e);
      }
    }

    private <T> void free(Promise<T> promise) {
      hangs = false;
      end();
      promise.fail(new IOException("too late"));
    }

    private void end() {
      if (closed && !hangs) {
        threads--;
      }
    }

    @Override
    public Future<Void> close() {
      closed = true;
      end();
      return hangs ? Promise.<Void>promise().future() : Future.succeededFuture();
    }
  }
}
