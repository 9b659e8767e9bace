package fr.teleguichet.edge.peripheral;

import static fr.teleguichet.edge.peripheral.WatchBench.A_ROUND;
import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.kiosk.Logbook;
import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeripheralSupervisorTest {

  private static final Duration SECONDS_10 = Duration.ofSeconds(10);

  private final ScriptedProbe printer = ScriptedProbe.of(Peripheral.PRINTER);

  @Test
  void whatIsThereIsAttachedAndWhatIsGoneIsDetachedWithItsReason() {
    var bench = WatchBench.started(printer);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.OK, "", "model"));
    assertThat(bench.incidents()).isEmpty();

    printer.isMissing("unplugged");
    bench.pass(SECONDS_10);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER)).isEmpty();
    assertThat(bench.kiosk.absence(Peripheral.PRINTER)).contains("unplugged");
    assertThat(bench.incidents()).containsExactly("missing unplugged");
  }

  @Test
  void oneMissingSensorOfThreeIsAWarningThatNamesItAndAllThreeAreMissing() {
    var pir = new ScriptedProbe(Peripheral.PRESENCE, "pir", false, () -> ok());
    var radar = new ScriptedProbe(Peripheral.PRESENCE, "radar", false, () -> ok());
    var bench = WatchBench.started(pir, radar);

    radar.isMissing("silent");
    bench.pass(SECONDS_10);
    assertThat(bench.kiosk.peripheral(Peripheral.PRESENCE))
        .contains(new PeripheralReading(PeripheralState.WARNING, "radar-silent", "model"));

    pir.isMissing("silent");
    bench.pass(A_ROUND);
    assertThat(bench.kiosk.absence(Peripheral.PRESENCE)).contains("pir-silent,radar-silent");
  }

  /** A printer without its tray is no printer, whatever its toner says. */
  @Test
  void anEssentialPartThatIsMissingTakesTheWholeWithIt() {
    var tray = new ScriptedProbe(Peripheral.PRINTER, "tray", true, () -> ok());
    var toner = new ScriptedProbe(Peripheral.PRINTER, "toner", false, () -> ok());
    tray.isMissing("unplugged");
    toner.is(PeripheralState.WARNING, "toner-low");
    var bench = WatchBench.started(tray, toner);
    assertThat(bench.kiosk.absence(Peripheral.PRINTER)).contains("unplugged,toner-low");
  }

  @Test
  void theWorstStateWinsAndReasonsStandInTheOrderOfTheParts() {
    var one = new ScriptedProbe(Peripheral.AUDIO, "one", true, () -> ok());
    var two = new ScriptedProbe(Peripheral.AUDIO, "two", true, () -> ok());
    one.is(PeripheralState.WARNING, "muted");
    two.is(PeripheralState.ERROR, "xrun,muted");
    var bench = WatchBench.started(one, two);
    assertThat(bench.kiosk.peripheral(Peripheral.AUDIO))
        .contains(new PeripheralReading(PeripheralState.ERROR, "muted,xrun", "model"));
  }

  @Test
  void nothingIsSaidBeforeEachPartHasBeenLookedAtOnce() {
    var slow = new ScriptedProbe(Peripheral.AUDIO, "slow", true, ScriptedProbe.HANGS);
    var quick = new ScriptedProbe(Peripheral.AUDIO, "quick", true, () -> ok());
    var bench = WatchBench.started(quick, slow);
    assertThat(bench.kiosk.peripheral(Peripheral.AUDIO)).isEmpty();
    assertThat(bench.kiosk.absence(Peripheral.AUDIO)).isEmpty();

    bench.pass(WatchBench.RHYTHM.deadline());
    assertThat(bench.kiosk.peripheral(Peripheral.AUDIO))
        .contains(new PeripheralReading(PeripheralState.ERROR, "not-responding", "model"));
  }

  @Test
  void aProbeThatHangsIsLeftAloneAndTakesAFewThreadsAtMost() {
    printer.is(ScriptedProbe.HANGS);
    var bench = WatchBench.started(printer);
    bench.pass(Duration.ofHours(1));
    assertThat(bench.loop.hanging()).isEqualTo(ProbeRunner.MAX_STUCK + 1);
    assertThat(bench.loop.threads()).isEqualTo(ProbeRunner.MAX_STUCK + 1);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.ERROR, "not-responding", ""));

    printer.is(PeripheralState.OK, "");
    bench.loop.freeOne();
    bench.pass(A_ROUND);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.OK, "", "model"));
    assertThat(bench.loop.threads()).isEqualTo(ProbeRunner.MAX_STUCK + 1);
  }

  @Test
  void aProbeThatHangsHoldsUpNoOther() {
    var scanner = ScriptedProbe.of(Peripheral.SCANNER);
    printer.is(ScriptedProbe.HANGS);
    var bench = WatchBench.started(printer, scanner);
    scanner.is(PeripheralState.WARNING, "lamp-warming");
    bench.pass(SECONDS_10);
    assertThat(bench.kiosk.peripheral(Peripheral.SCANNER))
        .contains(new PeripheralReading(PeripheralState.WARNING, "lamp-warming", "model"));
  }

  @Test
  void whatGoesWrongInALookBecomesAReason() {
    printer.is(ScriptedProbe.fails("Connection reset, by Peer!"));
    var bench = WatchBench.started(printer);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.ERROR, "connection-reset-by-peer", ""));
    printer.is(
        () -> {
          throw new IllegalStateException("a mistake of ours");
        });
    bench.pass(A_ROUND);
    assertThat(bench.kiosk.peripheral(Peripheral.PRINTER))
        .contains(new PeripheralReading(PeripheralState.ERROR, "probe-failed", ""));
  }

  @Test
  void whatDoesNotAnswerIsLookedAtLessAndLess() {
    printer.isMissing("unplugged");
    var bench = WatchBench.started(printer);
    bench.pass(Duration.ofMinutes(10));
    assertThat(printer.looks()).isBetween(14, 22);
    printer.is(PeripheralState.ERROR, "media-empty");
    bench.pass(A_ROUND);
    int before = printer.looks();
    bench.pass(Duration.ofMinutes(10));
    assertThat(printer.looks() - before).isBetween(105, 140);
  }

  @Test
  void eachChangeOfStateIsOneIncidentAndAnotherReasonIsNone() {
    var bench = WatchBench.started(printer);
    printer.is(PeripheralState.ERROR, "media-empty");
    bench.pass(Duration.ofMinutes(5));
    printer.is(PeripheralState.ERROR, "media-empty,door-open");
    bench.pass(Duration.ofMinutes(5));
    printer.is(PeripheralState.OK, "");
    bench.pass(Duration.ofMinutes(5));
    assertThat(bench.incidents()).containsExactly("error media-empty", "ok");
  }

  /** A loose plug must not fill the journal, and how it ended must be known all the same. */
  @Test
  void aLoosePlugMakesFewIncidentsOfWhichTheLastIsTrue() {
    var bench = WatchBench.started(printer);
    for (int i = 0; i < 1_000; i++) {
      if (i % 2 == 0) {
        printer.isMissing("unplugged");
      } else {
        printer.is(PeripheralState.OK, "");
      }
      bench.pass(Duration.ofSeconds(12));
    }
    assertThat(bench.incidents()).hasSizeBetween(2, 25);
    printer.isMissing("unplugged");
    bench.pass(IncidentRecorder.MAX_PAUSE.plus(A_ROUND));
    assertThat(bench.incidents()).last().isEqualTo("missing unplugged");
  }

  @Test
  void aRestartWritesNothingTwiceAndNoticesWhatGotBetterMeanwhile() {
    var journal = new Logbook();
    var before = WatchBench.started(journal, printer);
    printer.is(PeripheralState.ERROR, "media-empty");
    before.pass(SECONDS_10);
    var _ = before.watch.stop();

    var after = WatchBench.started(journal, printer);
    after.pass(Duration.ofMinutes(10));
    assertThat(after.incidents()).containsExactly("error media-empty");
    var _ = after.watch.stop();

    printer.is(PeripheralState.OK, "");
    var later = WatchBench.started(journal, printer);
    later.pass(SECONDS_10);
    assertThat(later.incidents()).containsExactly("error media-empty", "ok");
  }

  /** A unit on the workshop's bench is not a kiosk whose printer broke. */
  @Test
  void whatWasNeverThereIsNoIncidentUntilItComes() {
    printer.isMissing("unplugged");
    var bench = WatchBench.started(printer);
    bench.pass(Duration.ofHours(1));
    assertThat(bench.incidents()).isEmpty();
    printer.is(PeripheralState.OK, "");
    bench.pass(A_ROUND);
    assertThat(bench.incidents()).containsExactly("ok");
  }

  @Test
  void anIncidentThatTheJournalRefusesIsWrittenOnceThereIsRoom() {
    var bench = WatchBench.started(printer);
    bench.journal.fill();
    printer.is(PeripheralState.ERROR, "media-jam");
    bench.pass(Duration.ofMinutes(3));
    assertThat(bench.incidents()).isEmpty();
    bench.journal.empty();
    bench.pass(Duration.ofMinutes(2));
    assertThat(bench.incidents()).containsExactly("error media-jam");
  }

  @Test
  void afterTheStopNobodyLooksAndNothingIsWaitedForThatHangs() {
    var scanner = ScriptedProbe.of(Peripheral.SCANNER);
    printer.is(ScriptedProbe.HANGS);
    var bench = WatchBench.started(printer, scanner);
    assertThat(bench.watch.stop().succeeded()).isTrue();
    int looks = scanner.looks();
    bench.pass(Duration.ofHours(1));
    assertThat(scanner.looks()).isEqualTo(looks);
    assertThat(bench.loop.threads()).isEqualTo(1);
  }

  private static ProbeFinding ok() {
    return ScriptedProbe.present(PeripheralState.OK, "");
  }
}
