package fr.teleguichet.swarm.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.teleguichet.swarm.figures.CounterSnapshot;
import fr.teleguichet.swarm.figures.Percentiles;
import fr.teleguichet.swarm.figures.RunCounter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is held against a rate before it may be published as one that was kept up with. */
final class SearchPlanTest {

  private static final long SECOND = 1_000_000_000L;

  private final SearchPlan plan = plan(0);

  private static SearchPlan plan(double tolerance) {
    return new SearchPlan(
        1, 10, 2, 3, 25, Duration.ofSeconds(3), Duration.ofMillis(500), tolerance);
  }

  /** A minute at 1,000 reports a second. */
  private static CounterSnapshot minute(long sent) {
    return new CounterSnapshot(60 * SECOND, 0, Map.of(RunCounter.REPORTS, sent));
  }

  private static Percentiles lag(long p99) {
    return new Percentiles(60_000, 0, 0, p99, 3_000_000, 3_000_000);
  }

  private String failure(long sent, long lagMicros, long behind, long missing) {
    return plan.failure(1_000, 1_000, minute(sent), lag(lagMicros), behind, missing).orElse("");
  }

  @Test
  void aRateIsKeptAtItsLimits() {
    assertThat(failure(59_400, 500_000, 501, 0)).isEmpty();
  }

  @Test
  void aGeneratorThatFallsShortSaysSoAndDoesNotCallItTheServersRate() {
    assertThat(failure(59_399, 0, 0, 0))
        .isEqualTo("the generator sent less than the schedule asked for");
    assertThat(failure(60_000, 500_001, 0, 0)).isEqualTo("the report lag grew over the limit");
  }

  @Test
  void aSinkThatIsBehindOrLostSomethingDidNotKeepUp() {
    assertThat(failure(60_000, 0, 502, 0)).isEqualTo("the sink fell behind by more than the limit");
    assertThat(failure(60_000, 0, 0, 1)).isEqualTo("messages did not arrive");
  }

  @Test
  void soMuchMayBeLostAsIsToleratedAndNoMore() {
    SearchPlan lenient = plan(0.01);
    assertThat(lenient.failure(1_000, 1_000, minute(60_000), lag(0), 0, 600)).isEmpty();
    assertThat(lenient.failure(1_000, 1_000, minute(60_000), lag(0), 0, 601)).isPresent();
  }

  /** The host's acknowledgements are about records, of which there are few among the reports. */
  @Test
  void behindIsCountedInTheSinksOwnMessages() {
    assertThat(plan.failure(1_000, 20, minute(60_000), lag(0), 11, 0)).isEmpty();
    assertThat(plan.failure(1_000, 20, minute(60_000), lag(0), 12, 0)).isPresent();
  }

  @Test
  void aSearchThatIsNoneIsRefused() {
    Duration second = Duration.ofSeconds(1);
    List<Supplier<SearchPlan>> wrong =
        List.of(
            () -> new SearchPlan(0, 10, 2, 3, 25, second, second, 0),
            () -> new SearchPlan(11, 10, 2, 3, 25, second, second, 0),
            () -> new SearchPlan(1, 10, 1, 3, 25, second, second, 0),
            () -> new SearchPlan(1, 10, 2, -1, 25, second, second, 0),
            () -> new SearchPlan(1, 10, 2, 3, 0, second, second, 0),
            () -> new SearchPlan(1, 10, 2, 3, 101, second, second, 0),
            () -> new SearchPlan(1, 10, 2, 3, 25, Duration.ZERO, second, 0),
            () -> new SearchPlan(1, 10, 2, 3, 25, second, Duration.ZERO, 0),
            () -> new SearchPlan(1, 10, 2, 3, 25, second, second, 1.1));
    for (Supplier<SearchPlan> none : wrong) {
      assertThatIllegalArgumentException().isThrownBy(none::get);
    }
  }
}
