package fr.teleguichet.swarm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fr.teleguichet.swarm.load.LoadPlan.Churn;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts that event loops take are the whole, no more and no less. */
final class LoadPlanTest {

  private static List<LoadPlan> shares(LoadPlan plan, int loops) {
    return IntStream.range(0, loops).mapToObj(loop -> plan.share(loop, loops)).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "3, 10", "7, 7", "16, 1000001"})
  void theSharesAddUpToThePlan(int loops, long most) {
    List<LoadPlan> shares = shares(new LoadPlan(1_000, most, 20, 3, Churn.MIXED), loops);

    assertThat(shares).extracting(LoadPlan::manner).containsOnly(Churn.MIXED);
    assertThat(shares.stream().mapToLong(LoadPlan::most).sum()).isEqualTo(most);
    assertThat(shares.stream().mapToDouble(LoadPlan::reports).sum()).isCloseTo(1_000, within(1e-6));
    assertThat(shares.stream().mapToDouble(LoadPlan::records).sum()).isCloseTo(20, within(1e-6));
    assertThat(shares.stream().mapToDouble(LoadPlan::churn).sum()).isCloseTo(3, within(1e-6));
  }

  @Test
  void whereThereAreFewerReportsThanLoopsSomeLoopsSendNone() {
    List<LoadPlan> shares = shares(new LoadPlan(1_000, 2, 20, 0, Churn.ABRUPT), 3);

    assertThat(shares.get(0)).isEqualTo(shares.get(1));
    assertThat(shares.get(0).most()).isEqualTo(1);
    assertThat(shares.get(2).reports()).isZero();
    assertThat(shares.get(2).records()).isEqualTo(20.0 / 3);
  }

  @Test
  void ratesBelowNothingAreRefused() {
    for (double[] rates : new double[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}, {Double.NaN, 0, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new LoadPlan(rates[0], 1, rates[1], rates[2], Churn.ABRUPT))
          .withMessageContaining("must not be negative");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> LoadPlan.QUIET.withMost(0));
  }
}
