package fr.teleguichet.fleet.platform.process;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** A timer that runs on the test's thread, when the test lets time pass. */
final class ManualTimer implements Timer {
  private record Later(Instant due, long order, Runnable step) {}

  private final ManualClock clock;
  private final Deque<Runnable> now = new ArrayDeque<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparing(Later::due).thenComparingLong(Later::order));
  private long order;
  private boolean running;
  private boolean closed;

  ManualTimer(ManualClock clock) {
    this.clock = clock;
  }

  @Override
  public void run(Runnable step) {
    if (closed) {
      return;
    }
    now.add(step);
    drain();
  }

  @Override
  public void runAfter(Duration delay, Runnable step) {
    if (!closed) {
      later.add(new Later(clock.instant().plus(delay), order++, step));
    }
  }

  @Override
  public void close() {
    closed = true;
    later.clear();
  }

  boolean isClosed() {
    return closed;
  }

  /** Lets time pass and runs each step at its time. */
  void advance(Duration duration) {
    Instant end = clock.instant().plus(duration);
    while (!later.isEmpty() && !later.element().due().isAfter(end)) {
      Later next = later.remove();
      clock.set(next.due());
      run(next.step());
    }
    clock.set(end);
  }

  private void drain() {
    if (running) {
      return;
    }
    running = true;
    try {
      while (!now.isEmpty()) {
        now.remove().run();
      }
    } finally {
      running = false;
    }
  }
}
