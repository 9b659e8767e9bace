package fr.teleguichet.edge.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkQualityRuleTest {

  @ParameterizedTest(name = "{0}: {1} asked, {2} lost, {3} ms, jitter {4} ms: {5}")
  @CsvSource({
    // Too few probes say nothing.
    "GOOD, 4, 4, -1, 0, GOOD",
    "POOR, 4, 0, 20, 1, POOR",
    "GOOD, 20, 0, 20, 1, GOOD",
    "POOR, 20, 0, 20, 1, GOOD",
    // Round trips: poor from 500 ms, good again up to 400 ms.
    "GOOD, 20, 0, 499, 0, GOOD",
    "GOOD, 20, 0, 500, 0, POOR",
    "POOR, 20, 0, 401, 0, POOR",
    "POOR, 20, 0, 400, 0, GOOD",
    // Jitter: poor from 100 ms, good again up to 50 ms.
    "GOOD, 20, 0, 20, 99, GOOD",
    "GOOD, 20, 0, 20, 100, POOR",
    "POOR, 20, 0, 20, 51, POOR",
    "POOR, 20, 0, 20, 50, GOOD",
    // Loss: poor from three, good again with one.
    "GOOD, 20, 2, 20, 0, GOOD",
    "GOOD, 20, 3, 20, 0, POOR",
    "POOR, 20, 2, 20, 0, POOR",
    "POOR, 20, 1, 20, 0, GOOD",
    "GOOD, 5, 5, -1, 0, POOR",
    // One bad figure is enough to be poor, and all must be good again.
    "GOOD, 20, 0, 20, 400, POOR",
    "POOR, 20, 2, 400, 50, POOR",
  })
  void thePoorWayHasToBecomeClearlyBetter(
      NetworkUsability now, int asked, int lost, int roundTrip, int jitter, NetworkUsability next) {
    Optional<Duration> median =
        roundTrip < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(roundTrip));
    var figures = new NetworkQualityFigures(asked, lost, median, Duration.ofMillis(jitter));
    assertThat(NetworkQualityRule.next(now, figures)).isEqualTo(next);
  }
}
