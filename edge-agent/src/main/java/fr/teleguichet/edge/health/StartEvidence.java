package fr.teleguichet.edge.health;

import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.ShutdownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that speaks for one cause of a start or another.
 *
 * @param bootId the kernel's name for this boot
 * @param before what the agent's last run left behind
 * @param lastPanic when the kernel last wrote a panic to persistent storage (pstore)
 * @param watchdogFired whether the hardware watchdog says that it reset the machine
 */
record StartEvidence(
    Optional<String> bootId,
    Optional<LastRun> before,
    Optional<Instant> lastPanic,
    boolean watchdogFired) {

  /**
   * The agent's last run.
   *
   * @param bootId the boot that it ran in
   * @param lastAlive when it was last known to run
   * @param intent why it stopped, when it stopped on purpose
   */
  record LastRun(String bootId, Instant lastAlive, Optional<ShutdownReason> intent) {}

  /** A panic's time and the agent's last sign of life may be this far apart. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  /**
   * The cause. An announced intent goes before what the hardware says, since a reboot on request
   * that hangs is ended by the watchdog; a panic of an earlier boot explains nothing.
   */
  AgentStartCause cause() {
    if (before.isEmpty()) {
      return AgentStartCause.FIRST_START;
    }
    if (bootId.isEmpty()) {
      return AgentStartCause.UNKNOWN;
    }
    LastRun last = before.get();
    return last.bootId.equals(bootId.get()) ? sameBoot(last) : otherBoot(last);
  }

  private static AgentStartCause sameBoot(LastRun last) {
    return last.intent.isPresent() ? AgentStartCause.AGENT_STOPPED : AgentStartCause.AGENT_CRASH;
  }

  private AgentStartCause otherBoot(LastRun last) {
    return last.intent.map(StartEvidence::announced).orElseGet(() -> unannounced(last));
  }

  /** A program that is stopped in order before a boot was stopped by an orderly shutdown. */
  private static AgentStartCause announced(ShutdownReason intent) {
    return switch (intent) {
      case REBOOT, SERVICE_STOPPED, MAINTENANCE -> AgentStartCause.OPERATOR_REBOOT;
      case REPAIR -> AgentStartCause.REPAIR;
      case UPDATE -> AgentStartCause.UPDATE;
      case POWER_FAILING -> AgentStartCause.POWER_LOSS;
    };
  }

  private AgentStartCause unannounced(LastRun last) {
    Instant earliest = last.lastAlive.minus(TOLERANCE);
    if (lastPanic.filter(panic -> !panic.isBefore(earliest)).isPresent()) {
      return AgentStartCause.KERNEL_PANIC;
    }
    return watchdogFired ? AgentStartCause.WATCHDOG : AgentStartCause.POWER_LOSS;
  }
}
