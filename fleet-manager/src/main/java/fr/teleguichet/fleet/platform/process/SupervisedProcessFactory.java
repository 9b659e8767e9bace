package fr.teleguichet.fleet.platform.process;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes supervised processes that share the operating system, the clock and the chance, and stops
 * all of them at the end, those included that are still starting.
 *
 * <p>The lock is this object: SIGTERM closes it on its own thread while the main thread may be
 * about to start the next process.
 */
public final class SupervisedProcessFactory implements AutoCloseable {
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

  private final ProcessLauncher host;
  private final Clock clock;
  private final RandomGenerator random;

  @GuardedBy("this")
  private final List<SupervisedProcess> processes = new ArrayList<>();

  @GuardedBy("this")
  private boolean closed;

  /** A supervisor of real processes on this machine. */
  public SupervisedProcessFactory(Clock clock, RandomGenerator random) {
    this.host = new LinuxProcessLauncher();
    this.clock = clock;
    this.random = random;
  }

  /** Whether the process that wrote this birth certificate still lives. */
  public boolean isAlive(Path birthCertificate) {
    return LinuxProcessLauncher.living(birthCertificate).isPresent();
  }

  /** Takes charge of a program; nothing runs before it is started. */
  public synchronized SupervisedProcess supervise(ProcessPlan plan, ReadinessProbe readiness) {
    if (closed) {
      throw new IllegalStateException(
          "Process " + plan.name() + " is not started, because everything is being stopped.");
    }
    SupervisedProcess process =
        new SupervisedProcess(
            plan,
            readiness,
            host,
            BACK_OFF,
            new ThreadTimer("process-" + plan.name()),
            clock,
            random);
    processes.add(process);
    return process;
  }

  /** Stops, one after the other, what has not been stopped yet. */
  @Override
  public void close() {
    for (SupervisedProcess process : takeAll()) {
      Void _ = process.stop().join();
    }
  }

  private synchronized List<SupervisedProcess> takeAll() {
    closed = true;
    return List.copyOf(processes).reversed();
  }
}
