package fr.teleguichet.swarm.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The search against a sink that bears just so much. */
final class RateSearchTest {

  private static List<Double> tried(SearchPlan plan, double limit) {
    List<Double> tried = new ArrayList<>();
    var search = new RateSearch(plan);
    while (!search.isOver()) {
      tried.add(search.rate());
      search.tried(search.rate() <= limit);
    }
    return tried;
  }

  private static SearchPlan plan(double from, double to, int refinements, int steps) {
    return new SearchPlan(
        from, to, 2, refinements, steps, Duration.ofSeconds(3), Duration.ofMillis(500), 0);
  }

  @Test
  void itRisesByTheFactorThenTriesRatesBetweenTheLastGoodAndTheFirstBad() {
    List<Double> tried = tried(plan(1_000, 200_000, 3, 25), 5_000);

    assertThat(tried).hasSize(7).startsWith(1_000.0, 2_000.0, 4_000.0, 8_000.0);
    assertThat(tried.subList(4, 7)).allMatch(rate -> rate > 4_000 && rate < 8_000);
    assertThat(tried.stream().filter(rate -> rate <= 5_000).max(Double::compare).orElseThrow())
        .isCloseTo(5_000, Percentage.withPercentage(10));
  }

  @Test
  void theHighestRateIsTriedOnceAndNotExceeded() {
    assertThat(tried(plan(1_000, 3_000, 3, 25), 1e9)).containsExactly(1_000.0, 2_000.0, 3_000.0);
  }

  @Test
  void aLowestRateThatIsTooHighEndsTheSearch() {
    assertThat(tried(plan(1_000, 3_000, 3, 25), 10)).containsExactly(1_000.0);
  }

  @Test
  void noMoreRatesAreTriedThanAllowedAndNoneInBetweenWhereNoneAreWanted() {
    assertThat(tried(plan(1_000, 200_000, 3, 2), 1e9)).containsExactly(1_000.0, 2_000.0);
    assertThat(tried(plan(1_000, 200_000, 0, 25), 1_500)).containsExactly(1_000.0, 2_000.0);
  }
}
