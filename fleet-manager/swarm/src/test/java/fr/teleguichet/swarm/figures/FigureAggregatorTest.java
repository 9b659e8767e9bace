package fr.teleguichet.swarm.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.swarm.time.ManualRunClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The figures of all event loops together. */
final class FigureAggregatorTest {

  private final ManualRunClock clock = new ManualRunClock();
  private final AtomicLong cpu = new AtomicLong();
  private final RunFaultCounts faults = new RunFaultCounts();
  private final LoopRecorder one = LoopRecorder.sharing(faults);
  private final LoopRecorder other = LoopRecorder.sharing(faults);
  private final FigureAggregator figures =
      new FigureAggregator(clock, cpu::get, faults, List.of(one, other));

  @Test
  void countsOfAllLoopsAreAddedUpAndStampedWithBothClocks() {
    one.tally().add(RunCounter.REPORTS, 3);
    one.tally().add(RunCounter.REPORTS);
    other.tally().add(RunCounter.REPORTS, 5);
    other.tally().add(RunCounter.RECORDS);
    clock.pass(Duration.ofSeconds(2));
    cpu.set(17);

    CounterSnapshot now = figures.now();

    assertThat(now.get(RunCounter.REPORTS)).isEqualTo(9);
    assertThat(now.get(RunCounter.RECORDS)).isEqualTo(1);
    assertThat(now.get(RunCounter.DEATHS)).isZero();
    assertThat(now.nanos()).isEqualTo(2_000_000_000L);
    assertThat(now.cpuNanos()).isEqualTo(17);
  }

  @Test
  void delaysOfAllLoopsMakeOneDistributionEachOfItsKind() {
    one.lag().record(1_000_000);
    other.lag().record(1_000_000);
    other.acknowledgement().record(9_000_000);

    Timings timings = figures.timings();

    assertThat(timings.lag().number()).isEqualTo(2);
    assertThat(timings.acknowledgement().number()).isEqualTo(1);
    assertThat(timings.acknowledgement().max()).isGreaterThan(8_900);
    assertThat(figures.timings()).as("looking takes nothing away").isEqualTo(timings);
  }

  /** The first seconds compile code and fill caches: their delays are not the server's. */
  @Test
  void whatWasBeforeWarmingUpEndedIsForgottenAlsoWhereNobodyLookedYet() {
    one.lag().record(Duration.ofSeconds(5).toNanos());
    assertThat(figures.timings().lag().max()).isGreaterThan(4_900_000);
    other.lag().record(Duration.ofSeconds(7).toNanos());
    other.acknowledgement().record(Duration.ofSeconds(7).toNanos());

    figures.forgetDelays();
    one.lag().record(Duration.ofMillis(1).toNanos());

    assertThat(figures.timings().lag().number()).isEqualTo(1);
    assertThat(figures.timings().lag().max()).isLessThan(1_100);
    assertThat(figures.timings().acknowledgement().number()).isZero();
  }

  @Test
  void faultsAreCountedByKindWithTheFirstExampleOfEach() {
    one.faults().add(RunFault.LOST, "first");
    other.faults().add(RunFault.LOST, "second");
    other.faults().add(RunFault.SOCKET, "x".repeat(1_000));

    assertThat(figures.faults().counts()).containsOnlyKeys(RunFault.LOST, RunFault.SOCKET);
    assertThat(figures.faults().counts()).containsEntry(RunFault.LOST, 2L);
    assertThat(figures.faults().examples()).containsEntry(RunFault.LOST, "first");
    assertThat(figures.faults().examples().get(RunFault.SOCKET)).hasSize(300);
    assertThat(figures.faults().defect()).isEmpty();
  }
}
