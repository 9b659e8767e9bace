package fr.teleguichet.edge.peripheral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.ActiveSessionLock;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.peripheral.print.PrintOutcome;
import fr.teleguichet.edge.peripheral.print.SimulatedPrinter;
import fr.teleguichet.edge.peripheral.print.TestPage;
import io.vertx.core.Future;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class DeviceTestServiceTest {

  private final SlowLoop loop = new SlowLoop(new VirtualLoop());
  private final SimulatedPrinter printer = new SimulatedPrinter(10, 50);
  private final TestPage page =
      new TestPage("relais-01", ZonedDateTime.parse("2026-11-24T09:05:00+01:00[Europe/Paris]"));

  @Test
  void aTestPageIsPrintedWhenNobodyIsServed() {
    var care = new DeviceTestService(loop, ActiveSessionLock.NEVER);
    assertThat(care.run(() -> printer.printTestPage(page)).result())
        .isEqualTo(new PrintOutcome.Printed(1));
  }

  /** A page must not come out in front of a citizen. */
  @Test
  void inASessionEveryTestIsRefused() {
    var care =
        new DeviceTestService(
            loop,
            new ActiveSessionLock() {
              @Override
              public boolean isOccupied() {
                return true;
              }

              @Override
              public void whenFree(Runnable action) {
                throw new AssertionError("a test does not wait");
              }
            });
    assertThat(care.run(() -> printer.printTestPage(page)).cause())
        .isInstanceOf(DeviceTestService.RefusedException.class)
        .hasMessage("in-session");
    assertThat(printer.printed()).isZero();
    assertThat(care.runAside(() -> null).cause()).hasMessage("in-session");
  }

  /** The technician who saw the light goes on to the printer while the tone still sounds. */
  @Test
  void aToneHoldsUpNoTestAndIsPlayedOnceAtATime() {
    var care = new DeviceTestService(loop, ActiveSessionLock.NEVER);
    Future<Void> tone =
        care.runAside(
            () -> {
              throw new SlowLoop.Hang();
            });
    assertThat(tone.isComplete()).isFalse();
    assertThat(care.run(() -> 1).result()).isEqualTo(1);
    Future<Void> second =
        care.runAside(
            () -> {
              throw new AssertionError("it sounds already");
            });
    assertThat(second.succeeded()).isTrue();
    loop.freeOne();
    assertThat(tone.failed()).isTrue();
    var next =
        care.runAside(
            () -> {
              throw new SlowLoop.Hang();
            });
    assertThat(next.isComplete()).isFalse();
  }

  @Test
  void oneTestAtATime() {
    var care = new DeviceTestService(loop, ActiveSessionLock.NEVER);
    var hanging =
        care.run(
            () -> {
              throw new SlowLoop.Hang();
            });
    assertThat(care.run(() -> 1).cause()).hasMessage("busy");
    loop.freeOne();
    assertThat(hanging.failed()).isTrue();
    assertThat(care.run(() -> 1).result()).isEqualTo(1);
  }

  @Test
  void atTheStopNobodyWaitsForATestThatHangs() {
    var care = new DeviceTestService(loop, ActiveSessionLock.NEVER);
    var hanging =
        care.run(
            () -> {
              throw new SlowLoop.Hang();
            });
    assertThat(care.stop().succeeded()).isTrue();
    assertThat(hanging.isComplete()).isFalse();
  }
}
