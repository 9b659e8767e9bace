package fr.teleguichet.edge.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import fr.teleguichet.edge.health.StartEvidence.LastRun;
import fr.teleguichet.hardware.device.AgentStartCause;
import fr.teleguichet.hardware.device.ShutdownReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartEvidenceTest {

  private static final Instant ALIVE = Instant.parse("2026-11-24T09:00:00Z");
  private static final Optional<String> NOW = Optional.of("boot-2");
  private static final Optional<Instant> NO_PANIC = Optional.empty();
  private static final Optional<Instant> FRESH_PANIC = Optional.of(ALIVE.plusSeconds(30));
  private static final Optional<Instant> OLD_PANIC = Optional.of(ALIVE.minusSeconds(86_400));

  @ParameterizedTest
  @MethodSource("evidence")
  void everyStartHasItsCause(
      Optional<String> boot,
      Optional<LastRun> before,
      Optional<Instant> panic,
      boolean watchdog,
      AgentStartCause cause) {
    assertThat(new StartEvidence(boot, before, panic, watchdog).cause()).isEqualTo(cause);
  }

  static Stream<Arguments> evidence() {
    return Stream.of(
        row("never ran", NOW, none(), NO_PANIC, false, AgentStartCause.FIRST_START),
        row("never ran, watchdog fired", NOW, none(), NO_PANIC, true, AgentStartCause.FIRST_START),
        row(
            "no boot id",
            Optional.empty(),
            crash("boot-1"),
            NO_PANIC,
            false,
            AgentStartCause.UNKNOWN),
        row(
            "same boot, no word",
            NOW,
            crash("boot-2"),
            NO_PANIC,
            false,
            AgentStartCause.AGENT_CRASH),
        row(
            "same boot, stopped",
            NOW,
            stop("boot-2", ShutdownReason.SERVICE_STOPPED),
            NO_PANIC,
            false,
            AgentStartCause.AGENT_STOPPED),
        row(
            "same boot, stopped for an update",
            NOW,
            stop("boot-2", ShutdownReason.UPDATE),
            NO_PANIC,
            false,
            AgentStartCause.AGENT_STOPPED),
        row("no word", NOW, crash("boot-1"), NO_PANIC, false, AgentStartCause.POWER_LOSS),
        row("an old panic", NOW, crash("boot-1"), OLD_PANIC, false, AgentStartCause.POWER_LOSS),
        row("a panic", NOW, crash("boot-1"), FRESH_PANIC, false, AgentStartCause.KERNEL_PANIC),
        row(
            "panic, then watchdog",
            NOW,
            crash("boot-1"),
            FRESH_PANIC,
            true,
            AgentStartCause.KERNEL_PANIC),
        row("watchdog", NOW, crash("boot-1"), NO_PANIC, true, AgentStartCause.WATCHDOG),
        row("old panic, watchdog", NOW, crash("boot-1"), OLD_PANIC, true, AgentStartCause.WATCHDOG),
        row(
            "orderly shutdown",
            NOW,
            stop("boot-1", ShutdownReason.SERVICE_STOPPED),
            NO_PANIC,
            false,
            AgentStartCause.OPERATOR_REBOOT),
        row(
            "reboot on request",
            NOW,
            stop("boot-1", ShutdownReason.REBOOT),
            NO_PANIC,
            false,
            AgentStartCause.OPERATOR_REBOOT),
        row(
            "reboot on request that hung",
            NOW,
            stop("boot-1", ShutdownReason.REBOOT),
            NO_PANIC,
            true,
            AgentStartCause.OPERATOR_REBOOT),
        row(
            "somebody on site",
            NOW,
            stop("boot-1", ShutdownReason.MAINTENANCE),
            NO_PANIC,
            false,
            AgentStartCause.OPERATOR_REBOOT),
        row(
            "update",
            NOW,
            stop("boot-1", ShutdownReason.UPDATE),
            NO_PANIC,
            false,
            AgentStartCause.UPDATE),
        row(
            "battery ran out",
            NOW,
            stop("boot-1", ShutdownReason.POWER_FAILING),
            NO_PANIC,
            false,
            AgentStartCause.POWER_LOSS));
  }

  @Test
  void panicsAndWatchdogAreFoundWhereTheKernelLeavesThem(@TempDir Path folder) {
    var machine = RecordedMachine.raspberryPi5(folder);
    var traces = new ResetTraceReader(machine.files());
    assertThat(traces.watchdogFired()).isTrue();
    assertThat(traces.lastPanic()).isEmpty();

    machine
        .write("sys/class/watchdog/watchdog0/bootstatus", "0")
        .write("sys/fs/pstore/console-ramoops-0", "the log of an orderly reboot");
    assertThat(traces.watchdogFired()).isFalse();
    assertThat(traces.lastPanic()).isEmpty();

    machine.write("sys/fs/pstore/dmesg-ramoops-0", "Panic#1");
    assertThat(traces.lastPanic()).isPresent();
  }

  private static Arguments row(
      String name,
      Optional<String> boot,
      Optional<LastRun> before,
      Optional<Instant> panic,
      boolean watchdog,
      AgentStartCause cause) {
    return argumentSet(name, boot, before, panic, watchdog, cause);
  }

  private static Optional<LastRun> none() {
    return Optional.empty();
  }

  private static Optional<LastRun> crash(String boot) {
    return Optional.of(new LastRun(boot, ALIVE, Optional.empty()));
  }

  private static Optional<LastRun> stop(String boot, ShutdownReason reason) {
    return Optional.of(new LastRun(boot, ALIVE, Optional.of(reason)));
  }
}
