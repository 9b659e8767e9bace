package fr.teleguichet.swarm.time;

import java.time.Duration;

/** The machine's own clocks. */
public final class MachineTime implements RunClock {

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }

  @Override
  public void rest(Duration length) throws InterruptedException {
    Thread.sleep(length);
  }
}
