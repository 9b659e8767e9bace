package fr.teleguichet.swarm.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.swarm.run.RunFindings.Search;
import fr.teleguichet.swarm.run.RunFindings.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be said of a rate: a burst goes into queues, and is no rate that anybody bears. */
final class RunFindingsTest {

  private static Step step(double rate, double seconds, Optional<String> failure) {
    return new Step(rate, rate, seconds, 0, 0, 0, 0, failure);
  }

  @Test
  void aRateIsKeptUpWithAfterAMinuteOnly() {
    Step burst = step(50_000, 10, Optional.empty());
    Step minute = step(40_000, 59.999, Optional.empty());

    assertThat(burst.keptUp()).isFalse();
    assertThat(burst.verdict()).startsWith("not behind after 10 s");
    assertThat(minute.keptUp()).isTrue();
    assertThat(minute.verdict()).isEqualTo("kept up for 60 s");
  }

  @Test
  void theBestRateIsOneThatWasSustained() {
    var search =
        new Search(
            List.of(
                step(20_000, 60, Optional.empty()),
                step(30_000, 60, Optional.empty()),
                step(40_000, 60, Optional.of("the sink fell behind by more than the limit")),
                step(50_000, 10, Optional.empty())));

    assertThat(search.best()).map(Step::rate).hasValue(30_000.0);
    assertThat(search.highestNotBehind()).map(Step::rate).hasValue(50_000.0);
  }

  @Test
  void shortStepsAloneFindNothing() {
    assertThat(new Search(List.of(step(50_000, 10, Optional.empty()))).best()).isEmpty();
  }
}
