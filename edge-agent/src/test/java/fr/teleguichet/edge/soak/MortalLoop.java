package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.SlowLoop;
import java.time.Duration;

/** The loop of one run of the agent: once it is killed, nothing of it happens any more. */
final class MortalLoop implements Loop {

  private final VirtualLoop time;
  private final SlowLoop slow;
  private final Duration began;
  private boolean dead;

  MortalLoop(VirtualLoop time) {
    this.time = time;
    this.slow = new SlowLoop(time);
    this.began = time.uptime();
  }

  void kill() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  /** What hangs ends, in vain. */
  void freeAll() {
    while (!dead && slow.hanging() > 0) {
      slow.freeOne();
    }
  }

  @Override
  public void check() {
    if (dead) {
      throw new IllegalStateException("the agent of this loop was killed");
    }
  }

  @Override
  public void enter(Runnable action) {
    time.enter(() -> live(action));
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return time.after(delay, () -> live(action));
  }

  private void live(Runnable action) {
    if (!dead) {
      action.run();
    }
  }

  @Override
  public Duration uptime() {
    return time.uptime().minus(began);
  }

  @Override
  public Worker worker(String name) {
    return slow.worker(name);
  }
}
