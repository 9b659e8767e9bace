package fr.teleguichet.edge.technician;

import fr.teleguichet.edge.loop.Loop;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A real loop on which deadlines of heads come when a test says so. */
final class HeadDeadlines implements Loop {

  private final Loop loop;
  private final Queue<Deadline> set;

  HeadDeadlines(Loop loop, Queue<Deadline> set) {
    this.loop = loop;
    this.set = set;
  }

  /** One that was set. */
  static final class Deadline implements Timer {
    private final Runnable action;
    private final AtomicBoolean isCancelled = new AtomicBoolean();

    private Deadline(Runnable action) {
      this.action = action;
    }

    Runnable action() {
      return action;
    }

    boolean cancelled() {
      return isCancelled.get();
    }

    @Override
    public void cancel() {
      isCancelled.set(true);
    }
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    if (!delay.equals(TechnicianRoutes.HEAD_WITHIN)) {
      return loop.after(delay, action);
    }
    Deadline deadline = new Deadline(action);
    set.add(deadline);
    return deadline;
  }

  @Override
  public void check() {
    loop.check();
  }

  @Override
  public void enter(Runnable action) {
    loop.enter(action);
  }

  @Override
  public Duration uptime() {
    return loop.uptime();
  }

  @Override
  public Worker worker(String name) {
    return loop.worker(name);
  }
}
