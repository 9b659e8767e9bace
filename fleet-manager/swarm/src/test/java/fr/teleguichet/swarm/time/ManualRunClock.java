package fr.teleguichet.swarm.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test, or somebody who rests, turns it on. */
public class ManualRunClock implements RunClock {

  private static final long START_MILLIS = 1_790_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long millis() {
    return START_MILLIS + nanos.get() / 1_000_000;
  }

  @Override
  public void rest(Duration length) {
    pass(length);
  }

  /** Time passes. */
  public final void pass(Duration length) {
    long _ = nanos.addAndGet(length.toNanos());
  }
}
