package fr.teleguichet.swarm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Another program computes the same times from the help page; both must agree. */
final class LatencyMarkerPlanTest {

  private static final long START = 1_790_000_000_000L;

  private final LatencyMarkerPlan plan =
      new LatencyMarkerPlan(5, Duration.ofSeconds(5), LatencyMarkerPlan.Kind.PRINTER);

  @Test
  void probesTurnOneAfterTheOtherEachAtItsMultipleOfThePeriod() {
    for (int probe = 0; probe < 5; probe++) {
      long turn = plan.nextTurn(probe, START);
      assertThat(turn).isGreaterThan(START).isLessThanOrEqualTo(START + 5_000);
      assertThat(Math.floorMod(turn, 5_000L)).isEqualTo(probe * 1_000L);
    }
  }

  @Test
  void theNextTurnIsAlwaysALaterOne() {
    assertThat(plan.nextTurn(2, 12_000)).isEqualTo(17_000);
    assertThat(plan.nextTurn(2, 11_999)).isEqualTo(12_000);
    assertThat(plan.nextTurn(0, 0)).isEqualTo(5_000);
  }

  @Test
  void theValueIsTheWorseOneAfterAnOddMultipleAndTurnsEachTime() {
    assertThat(plan.isWorse(0, 5_000)).isTrue();
    assertThat(plan.isWorse(0, 10_000)).isFalse();
    assertThat(plan.isWorse(2, 12_000)).isFalse();
    assertThat(plan.isWorse(2, 17_000)).isTrue();
  }

  @Test
  void tooFewProbesAndTooShortAPeriodAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LatencyMarkerPlan(-1, Duration.ofSeconds(1), LatencyMarkerPlan.Kind.PRINTER));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LatencyMarkerPlan(1, Duration.ofMillis(99), LatencyMarkerPlan.Kind.PRINTER));
  }
}
