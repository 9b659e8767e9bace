package fr.teleguichet.edge.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** A loop whose time passes only when a test says so; work that blocks is done at once. */
public final class VirtualLoop implements Loop {

  /** An arbitrary beginning. */
  public static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private record Due(long nanos, long order, Runnable action) {}

  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
  private final Queue<Runnable> entered = new ArrayDeque<>();
  private final Map<String, Integer> worked = new HashMap<>();
  private long now;
  private long order;
  private boolean isForeign;
  private boolean isSlow;
  private final Queue<Runnable> answers = new ArrayDeque<>();

  @Override
  public void check() {
    if (isForeign) {
      throw new IllegalStateException("a foreign thread");
    }
  }

  /** Does something as another thread would do it, which the loop does not let in. */
  public void outside(Runnable action) {
    isForeign = true;
    try {
      action.run();
    } finally {
      isForeign = false;
    }
  }

  @Override
  public void enter(Runnable action) {
    entered.add(action);
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    var due = new Due(now + Math.max(0, delay.toNanos()), order++, action);
    timers.add(due);
    return () -> timers.remove(due);
  }

  @Override
  public Duration uptime() {
    return Duration.ofNanos(now);
  }

  @Override
  public Worker worker(String name) {
    return new InlineWorker(name);
  }

  /** How often workers of this name were given something to do. */
  public int worked(String name) {
    return worked.getOrDefault(name, 0);
  }

  /** From now on work is done at once, and what came of it is told when it is released. */
  public void hold() {
    isSlow = true;
  }

  /** Tells what came of the work so far, and of later work at once. */
  public void release() {
    isSlow = false;
    while (!answers.isEmpty()) {
      answers.remove().run();
    }
  }

  /** The time of day that goes with the loop's time. */
  public Clock clock() {
    return new VirtualClock();
  }

  /** Runs what was entered, without time passing. */
  public void settle() {
    while (!entered.isEmpty()) {
      entered.remove().run();
    }
  }

  /** Lets time pass, and runs what comes due in it. */
  public void pass(Duration time) {
    long until = now + time.toNanos();
    settle();
    while (!timers.isEmpty() && timers.element().nanos() <= until) {
      Due due = timers.remove();
      now = due.nanos();
      due.action().run();
      settle();
    }
    now = until;
  }

  /** Lets time pass from timer to timer until the condition holds, at most so long. */
  public void passUntil(BooleanSupplier condition, Duration atMost) {
    long limit = now + atMost.toNanos();
    settle();
    while (!condition.getAsBoolean()) {
      if (timers.isEmpty() || timers.element().nanos() > limit) {
        throw new AssertionError("it did not happen within " + atMost);
      }
      pass(Duration.ofNanos(timers.element().nanos() - now));
    }
  }

  private final class VirtualClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody needs a zone");
    }

    @Override
    public Instant instant() {
      return START.plusNanos(now);
    }
  }

  private final class InlineWorker implements Worker {
    private final String name;

    InlineWorker(String name) {
      this.name = name;
    }

    @Override
    public <T> Future<T> run(Callable<T> work) {
      worked.merge(name, 1, Integer::sum);
      Future<T> done = done(work);
      if (!isSlow) {
        return done;
      }
      Promise<T> told = Promise.promise();
      answers.add(() -> done.onComplete(told));
      return told.future();
    }

    private static <T> Future<T> done(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception e) {
        return Future.failedFuture(e);
      }
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }
}
