package fr.teleguichet.edge.update;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.update.UpdateState.Downloading;
import fr.teleguichet.edge.update.UpdateState.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an update waits where the machine learns late which day it is. */
class UpdateWaitTest {

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // JUnit calls aPlaceThatIsOpen first.
  private UpdateBench bench;

  @BeforeEach
  void aPlaceThatIsOpen() {
    bench = new UpdateBench(folder);
    bench.start();
    bench.kiosk.open(true);
  }

  private void offer() {
    bench.offer("2.4.0", "kiosk", "");
  }

  private void isGivenUpAfter(Duration time) {
    bench.pass(time.minusHours(1));
    assertThat(bench.server.ends()).isEmpty();
    bench.pass(Duration.ofHours(2));
    assertThat(bench.server.ends())
        .singleElement()
        .satisfies(
            it -> assertThat(it.details()).first().isEqualTo("cause=waited-too-long days=7"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 30})
  void aClockThatIsSetNeitherEndsTheWaitForTheMomentNorMakesItLonger(int days) {
    offer();
    bench.pass(Duration.ofHours(1));
    assertThat(bench.desk().state()).isInstanceOf(Waiting.class);

    bench.setClock(Duration.ofDays(days));

    isGivenUpAfter(Duration.ofDays(7).minusHours(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {-30, 30})
  void aClockThatIsSetNeitherEndsTheWaitForTheFilesNorMakesItLonger(int days) {
    bench.server.withhold(true);
    offer();
    bench.pass(Duration.ofHours(1));
    assertThat(bench.desk().state()).isInstanceOf(Downloading.class);

    bench.setClock(Duration.ofDays(days));

    isGivenUpAfter(Duration.ofDays(7).minusHours(1));
  }

  /** What is written down once the files are there is right for the next start. */
  @ParameterizedTest
  @ValueSource(ints = {-30, 30})
  void aClockThatWasSetDuringTheDownloadIsOfNoConsequenceAfterARestart(int days) {
    bench.server.withhold(true);
    offer();
    bench.pass(Duration.ofHours(1));
    bench.setClock(Duration.ofDays(days));
    bench.server.withhold(false);
    bench.pass(Duration.ofDays(1));
    assertThat(bench.desk().state()).isInstanceOf(Waiting.class);

    bench.start();

    isGivenUpAfter(Duration.ofDays(6).minusHours(1));
  }

  @Test
  void whatPassedBeforeAStartCounts() {
    offer();
    bench.pass(Duration.ofDays(3));

    bench.start();

    isGivenUpAfter(Duration.ofDays(4));
  }
}
