package fr.teleguichet.swarm.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.swarm.figures.FigureAggregator;
import fr.teleguichet.swarm.figures.LoopRecorder;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.RunFaultCounts;
import fr.teleguichet.swarm.journal.JournalPlan;
import fr.teleguichet.swarm.kiosk.KioskPlan;
import fr.teleguichet.swarm.load.LatencyMarkerPlan;
import fr.teleguichet.swarm.load.LoadPlan;
import fr.teleguichet.swarm.load.RampPlan;
import fr.teleguichet.swarm.load.Swarm;
import fr.teleguichet.swarm.load.SwarmPlan;
import fr.teleguichet.swarm.time.ManualRunClock;
import fr.teleguichet.swarm.wire.LocalAddresses;
import fr.teleguichet.swarm.wire.SocketTransport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What counts of a run and what does not. A recorder that the test writes stands in for the kiosks;
 * the swarm's own have nobody to connect to.
 */
final class SteadyRunTest {

  private static final LoadPlan LOAD =
      new LoadPlan(1_000, Long.MAX_VALUE, 1, 0, LoadPlan.Churn.ABRUPT);
  private static final RunPhases PHASES =
      new RunPhases(
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));

  private LongConsumer kiosks = _ -> {};
  private final ManualRunClock clock =
      new ManualRunClock() {
        @Override
        public void rest(Duration length) {
          pass(length);
          kiosks.accept(nanos() / 1_000_000);
        }
      };
  private final RunFaultCounts faults = new RunFaultCounts();
  private final LoopRecorder recorder = LoopRecorder.sharing(faults);
  private final StopSignal stop = new StopSignal();
  private final StringWriter screen = new StringWriter();
  private final Swarm swarm = new Swarm(nobody(), clock, new SplittableRandom(1));

  private static SwarmPlan nobody() {
    return new SwarmPlan(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 9),
        Optional.empty(),
        SocketTransport.NIO,
        1,
        LocalAddresses.plan(2, 2, InetAddress.getLoopbackAddress(), List.of()),
        2,
        1,
        List.of(new Territory("swarm")),
        new KioskPlan(
            0,
            1,
            false,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Optional.empty(),
            new JournalPlan(1, 1, 1, Duration.ofSeconds(1))),
        new RampPlan(1, 1, Duration.ofHours(1), Duration.ofHours(1)),
        false,
        LatencyMarkerPlan.NONE);
  }

  @AfterEach
  void close() {
    swarm.close();
  }

  private RunOutcome run(LoadPlan load) throws InterruptedException {
    var figures = new FigureAggregator(clock, () -> clock.nanos() / 4, faults, List.of(recorder));
    var output = new ProgressOutput(new PrintWriter(screen), false, false);
    var phases = new PhaseRunner(swarm, figures, clock, output, stop, LatencyMarkerLog.nowhere());
    return new SteadyRun(new RunPlan.Steady(PHASES, load), phases).run();
  }

  private void report(int number, Duration late) {
    recorder.tally().add(RunCounter.REPORTS_DUE, number);
    recorder.tally().add(RunCounter.REPORTS, number);
    recorder.lag().record(late.toNanos());
  }

  private void live() {
    recorder.tally().add(RunCounter.LIVES_BEGUN, 2);
  }

  @Test
  void warmingUpCountsNeitherInTheRatesNorInTheDelays() throws InterruptedException {
    live();
    kiosks =
        milli -> {
          if (milli <= 5_000) {
            report(50, Duration.ofSeconds(4));
          } else if (milli <= 65_000) {
            report(10, Duration.ofMillis(2));
          }
        };

    RunOutcome outcome = run(LOAD);

    assertThat(outcome.measured().seconds()).isCloseTo(60, within(0.02));
    assertThat(outcome.measured().perSecond(RunCounter.REPORTS)).isCloseTo(1_000, within(1.0));
    assertThat(outcome.timings().lag().max()).isLessThan(2_100);
    assertThat(outcome.timings().lag().number()).isCloseTo(6_000, within(2L));
    assertThat(outcome.whole().get(RunCounter.REPORTS)).isEqualTo(25_000 + 60_000);
    assertThat(outcome.complaints()).isEmpty();
    assertThat(screen.toString()).contains("measuring", "live 2/2", "reports 1,000/s", "CPU 25 %");
  }

  @Test
  void soManyReportsAsWereWantedEndTheMeasuringButNotTheWarmUp() throws InterruptedException {
    live();
    kiosks = _ -> report(10, Duration.ZERO);

    RunOutcome outcome = run(LOAD.withMost(1_000));

    assertThat(outcome.measured().get(RunCounter.REPORTS_DUE)).isEqualTo(1_000);
    assertThat(outcome.measured().seconds()).isCloseTo(1, within(0.001));
  }

  @Test
  void theLastAcknowledgementsAreWaitedForAndCountInTheirDelay() throws InterruptedException {
    live();
    kiosks =
        milli -> {
          if (milli == 1_000 || milli == 60_000) {
            recorder.tally().add(RunCounter.RECORDS);
          }
          if (milli == 2_000 || milli == 70_000) {
            recorder.tally().add(RunCounter.RECORDS_ACKNOWLEDGED);
            recorder.acknowledgement().record(Duration.ofSeconds(10).toNanos());
          }
        };

    RunOutcome outcome = run(LOAD);

    assertThat(outcome.whole().unacknowledged()).isZero();
    assertThat(outcome.timings().acknowledgement().number()).isEqualTo(1);
    assertThat(outcome.whole().seconds()).as("not to the end of draining").isLessThan(71);
  }

  @Test
  void aHostThatNeverAcknowledgedIsNotWaitedFor() throws InterruptedException {
    live();
    recorder.tally().add(RunCounter.RECORDS, 3);

    assertThat(run(LOAD).whole().seconds()).isLessThan(66);
  }

  @Test
  void whatWasNotAsAskedIsComplainedAbout() throws InterruptedException {
    kiosks =
        milli -> {
          if (milli == 20_000) {
            recorder.tally().add(RunCounter.CONNECTS);
            recorder.tally().add(RunCounter.LIVES_BEGUN);
            recorder.tally().add(RunCounter.REPORTS_WITHHELD, 1_234);
            recorder.tally().add(RunCounter.REPORTS_AWAY, 5);
            recorder.tally().add(RunCounter.RECORDS_REFUSED, 6);
            recorder.tally().add(RunCounter.ACKNOWLEDGEMENTS_STRANGE, 7);
          }
        };

    assertThat(run(LOAD).complaints())
        .containsExactly(
            "Not all of the 2 kiosks got live in time: 1 connects, 1 lives begun.",
            "1,234 reports were withheld: the broker did not read.",
            "5 reports fell due while their kiosk was not live.",
            "6 records found their journal full.",
            "7 acknowledgements made no sense.");
  }

  @Test
  void aSignalEndsTheRunEarlyAndItsFiguresAreOfTheTimeThatWas() throws InterruptedException {
    live();
    kiosks =
        milli -> {
          report(10, Duration.ZERO);
          if (milli >= 15_000) {
            stop.give();
          }
        };

    RunOutcome outcome = run(LOAD);

    assertThat(outcome.measured().seconds()).isCloseTo(10, within(0.02));
    assertThat(outcome.measured().perSecond(RunCounter.REPORTS)).isCloseTo(1_000, within(2.0));
  }

  @Test
  void aGeneratorThatIsBrokenGivesNoFigures() {
    live();
    kiosks = _ -> faults.stop(new IllegalArgumentException("broken"));

    assertThatIllegalStateException()
        .isThrownBy(() -> run(LOAD))
        .withMessage("the load generator itself failed");
  }
}
