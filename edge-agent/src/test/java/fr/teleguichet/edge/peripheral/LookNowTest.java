package fr.teleguichet.edge.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever did something to a peripheral need not wait for the next look. */
class LookNowTest {

  private final VirtualLoop time = new VirtualLoop();
  private final SlowLoop loop = new SlowLoop(time);
  private final KioskState kiosk = new KioskState();
  private final Logbook journal = new Logbook();
  private final ScriptedProbe printer = ScriptedProbe.of(Peripheral.PRINTER);

  @Test
  void aChangeIsSeenAtOnceAndTheRhythmGoesOnFromThere() {
    PeripheralSupervisor watch = watch(1);
    var _ = watch.start();
    time.pass(Duration.ofSeconds(1));
    printer.is(PeripheralState.ERROR, "media-empty");
    watch.lookNow(Peripheral.PRINTER);
    time.settle();
    assertThat(kiosk.peripheral(Peripheral.PRINTER).orElseThrow().reasons())
        .isEqualTo("media-empty");
    int looks = printer.looks();
    time.pass(Duration.ofSeconds(6));
    assertThat(printer.looks()).isEqualTo(looks + 1);
  }

  @Test
  void nobodyLooksBeforeTheStartOrAfterTheStop() {
    PeripheralSupervisor watch = watch(1);
    watch.lookNow(Peripheral.PRINTER);
    time.settle();
    assertThat(printer.looks()).isZero();
    var _ = watch.start();
    time.settle();
    int looks = printer.looks();
    var _ = watch.stop();
    watch.lookNow(Peripheral.PRINTER);
    time.settle();
    assertThat(printer.looks()).isEqualTo(looks);
  }

  @Test
  void whatHangsIsNotLookedAtTwiceAtATime() {
    printer.is(ScriptedProbe.HANGS);
    PeripheralSupervisor watch = watch(1);
    var _ = watch.start();
    time.settle();
    for (int i = 0; i < 5; i++) {
      watch.lookNow(Peripheral.PRINTER);
    }
    assertThat(printer.looks()).isEqualTo(1);
    time.pass(WatchBench.RHYTHM.deadline());
    time.settle();
    assertThat(printer.looks()).as("once more, at once").isEqualTo(2);
  }

  @Test
  void aPlayedDayHoldsIncidentsBackForAsLongInItsOwnTime() {
    PeripheralSupervisor watch = watch(60);
    var _ = watch.start();
    time.settle();
    for (var state : List.of(PeripheralState.WARNING, PeripheralState.ERROR, PeripheralState.OK)) {
      printer.is(state, state == PeripheralState.OK ? "" : "media-low");
      watch.lookNow(Peripheral.PRINTER);
      time.pass(Duration.ofSeconds(2));
    }
    assertThat(journal.records()).hasSize(3);
  }

  private PeripheralSupervisor watch(double speed) {
    return new PeripheralSupervisor(
        new PeripheralSupervisor.Surroundings(
            loop, time.clock(), new Random(7), kiosk, journal, journal),
        List.of(new PeripheralSupervisor.Post(printer, WatchBench.RHYTHM)),
        speed);
  }
}
