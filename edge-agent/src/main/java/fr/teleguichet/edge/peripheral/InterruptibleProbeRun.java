package fr.teleguichet.edge.peripheral;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One look of a probe, which can be told that nobody waits for it any more. */
final class InterruptibleProbeRun implements Callable<ProbeFinding> {

  private final Probe probe;
  private @Nullable Thread looking;

  InterruptibleProbeRun(Probe probe) {
    this.probe = probe;
  }

  @Override
  public ProbeFinding call() throws Exception {
    begin();
    try {
      return probe.look();
    } finally {
      end();
    }
  }

  /** Interrupts the look if it goes on; many a wait can be ended so. */
  synchronized void interrupt() {
    if (looking != null) {
      looking.interrupt();
    }
  }

  private synchronized void begin() {
    looking = Thread.currentThread();
  }

  private synchronized void end() {
    looking = null;
  }
}
