package fr.teleguichet.edge.health;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.device.ShutdownReason;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthMonitorTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String BOOT = "c1b6a5d2-0d55-4a3c-9a57-0f0f6a0e3a11";

  @TempDir Path folder;

  private final VirtualLoop loop = new VirtualLoop();
  private final KioskState kiosk = new KioskState();
  private final Logbook logbook = new Logbook();

  @Test
  void theFirstStartIsARecordAndTheFirstSampleStandsInTheState() {
    var machine = RecordedMachine.raspberryPi5(folder);

    assertThat(start(machine, false)).isEmpty();

    assertThat(logbook.records())
        .containsExactly(new KioskRecord.Started(VirtualLoop.START, "first-start", BOOT));
    assertThat(kiosk.fact(NodeFact.REBOOT_CAUSE)).isEqualTo(Value.of("first-start"));
    assertThat(kiosk.fact(NodeFact.BOARD_MODEL))
        .isEqualTo(Value.of("Raspberry Pi 5 Model B Rev 1.1"));
    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.of(51.85));
    assertThat(kiosk.measure(HealthMetric.JOURNAL_WAITING)).isEqualTo(Value.of(3));
  }

  @Test
  void samplesFollowAtTheInterval() {
    var machine = RecordedMachine.raspberryPi5(folder);
    start(machine, false);
    machine.write("sys/class/thermal/thermal_zone0/temp", "77000");

    loop.pass(INTERVAL.minusMillis(1));
    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.of(51.85));
    loop.pass(Duration.ofMillis(1));
    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.of(77.0));
  }

  @Test
  void whatCanNoLongerBeReadBecomesAbsent() {
    var machine = RecordedMachine.raspberryPi5(folder);
    start(machine, false);
    machine.remove("sys/class/thermal/thermal_zone0/temp");
    loop.pass(INTERVAL);
    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.ABSENT);
  }

  @Test
  void anUnderVoltageOfOneSampleLastsUntilTheNextBoot() {
    var machine = RecordedMachine.raspberryPi5(folder);
    start(machine, false);
    machine.write("sys/class/hwmon/hwmon2/in0_lcrit_alarm", "0");
    loop.pass(INTERVAL);
    assertThat(kiosk.measure(HealthMetric.POWER_UNDER_VOLTAGE)).isEqualTo(Value.of(true));

    var afterARestart = new KioskState();
    restart(machine, afterARestart);
    assertThat(afterARestart.measure(HealthMetric.POWER_UNDER_VOLTAGE)).isEqualTo(Value.of(true));

    var afterABoot = new KioskState();
    restart(machine.write("proc/sys/kernel/random/boot_id", "another"), afterABoot);
    assertThat(afterABoot.measure(HealthMetric.POWER_UNDER_VOLTAGE)).isEqualTo(Value.of(false));
  }

  @Test
  void theNextStartKnowsUntilWhenAndWhyThisRunLasted() {
    var machine = RecordedMachine.raspberryPi5(folder);
    var health = health(machine, kiosk, false);
    assertThat(health.start(logbook, Map::of).succeeded()).isTrue();
    loop.pass(Duration.ofMinutes(5).plusSeconds(20));

    var next = health(machine, new KioskState(), false);
    assertThat(next.start(logbook, Map::of).result())
        .contains(VirtualLoop.START.plus(Duration.ofMinutes(5)));
    assertThat(cause()).isEqualTo("agent-crash");

    assertThat(next.stop(ShutdownReason.UPDATE).succeeded()).isTrue();
    start(machine.write("proc/sys/kernel/random/boot_id", "after-the-update"), false);
    assertThat(cause()).isEqualTo("update");
  }

  /** Each is flushed to a card that wears. */
  @Test
  void theSignOfLifeIsWrittenEachMinuteOnlyWhileSomebodyIsServed() {
    start(RecordedMachine.raspberryPi5(folder), false);
    loop.pass(Duration.ofMinutes(4).plusSeconds(30));
    assertThat(lastAlive()).isEqualTo(VirtualLoop.START);

    kiosk.set(NodeFact.OCCUPIED, Value.of(true));
    loop.pass(Duration.ofMinutes(2));
    assertThat(lastAlive()).isEqualTo(VirtualLoop.START.plus(Duration.ofMinutes(6)));

    kiosk.set(NodeFact.OCCUPIED, Value.of(false));
    loop.pass(Duration.ofMinutes(4));
    assertThat(lastAlive()).isEqualTo(VirtualLoop.START.plus(Duration.ofMinutes(6)));
    loop.pass(Duration.ofMinutes(1));
    assertThat(lastAlive()).isEqualTo(VirtualLoop.START.plus(Duration.ofMinutes(11)));
  }

  private Instant lastAlive() {
    return Instant.parse(logbook.note(PreviousRunStore.NOTE).split(" ", -1)[1]);
  }

  @Test
  void ofAPlayedMachineOnlyTheAgentItselfIsMeasured() {
    start(RecordedMachine.raspberryPi5(folder), true);

    assertThat(kiosk.measure(HealthMetric.CPU_TEMPERATURE)).isEqualTo(Value.ABSENT);
    assertThat(kiosk.measure(HealthMetric.AGENT_MEMORY)).isEqualTo(Value.of(80.0));
    assertThat(kiosk.fact(NodeFact.BOARD_MODEL)).isEqualTo(Value.ABSENT);
    assertThat(kiosk.fact(NodeFact.BOOT_ID)).isEqualTo(Value.of(BOOT));
  }

  @Test
  void aNoteThatCanNotBeReadCountsAsNone() {
    var _ = logbook.put(PreviousRunStore.NOTE, "scribble");
    start(RecordedMachine.raspberryPi5(folder), false);
    assertThat(cause()).isEqualTo("first-start");
  }

  private String cause() {
    return switch (logbook.records().getLast()) {
      case KioskRecord.Started started -> started.cause();
      case KioskRecord other -> throw new AssertionError(other);
    };
  }

  private Optional<Instant> start(RecordedMachine machine, boolean simulated) {
    var started =
        health(machine, kiosk, simulated)
            .start(logbook, () -> Map.of(HealthMetric.JOURNAL_WAITING, Value.of(3)));
    assertThat(started.succeeded()).isTrue();
    return started.result();
  }

  private void restart(RecordedMachine machine, KioskState state) {
    assertThat(health(machine, state, false).start(logbook, Map::of).succeeded()).isTrue();
  }

  private HealthMonitor health(RecordedMachine machine, KioskState state, boolean simulated) {
    return new HealthMonitor(
        new HealthMonitor.Surroundings(
            loop, loop.clock(), () -> loop.uptime().toNanos(), new Random(1)),
        state,
        logbook,
        new HealthMonitor.Watching(machine.root(), folder, INTERVAL, simulated));
  }
}
