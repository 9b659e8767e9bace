package fr.teleguichet.fleet.process;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes supervised processes that share the operating system, the clock and the chance. */
public final class Supervisor {
  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

  private final ProcessHost host;
  private final Clock clock;
  private final RandomGenerator random;

  /** A supervisor of real processes on this machine. */
  public Supervisor(Clock clock, RandomGenerator random) {
    this.host = new LinuxProcessHost();
    this.clock = clock;
    this.random = random;
  }

  /** Whether the process that wrote this birth certificate still lives. */
  public boolean isAlive(Path birthCertificate) {
    return LinuxProcessHost.living(birthCertificate).isPresent();
  }

  /** Takes charge of a program; nothing runs before it is started. */
  public SupervisedProcess supervise(ProcessPlan plan, Readiness readiness) {
    return new SupervisedProcess(
        plan, readiness, host, BACK_OFF, new ThreadTimer("process-" + plan.name()), clock, random);
  }
}
