package fr.teleguichet.edge.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSequenceTest {

  private final List<String> stopped = new ArrayList<>();
  private final StopSequence stops = new StopSequence();

  @Test
  void whatStartedLastStopsFirst() {
    add("journal");
    add("screen");
    add("link");
    assertThat(stops.run().succeeded()).isTrue();
    assertThat(stopped).containsExactly("link", "screen", "journal");
  }

  @Test
  void aPartThatFailsOrThrowsDoesNotKeepTheOthersFromStopping() {
    add("journal");
    stops.add("broken", () -> Future.failedFuture("on purpose"));
    stops.add(
        "throwing",
        () -> {
          throw new IllegalStateException("on purpose");
        });
    add("link");
    assertThat(stops.run().succeeded()).isTrue();
    assertThat(stopped).containsExactly("link", "journal");
  }

  @Test
  void thePartBeforeWaitsForTheOneThatStops() {
    add("journal");
    Promise<Void> slow = Promise.promise();
    stops.add("link", slow::future);
    Future<Void> all = stops.run();
    assertThat(stopped).isEmpty();
    slow.complete();
    assertThat(all.succeeded()).isTrue();
    assertThat(stopped).containsExactly("journal");
  }

  @Test
  void aSecondStopStopsNothingTwice() {
    add("journal");
    assertThat(stops.run().succeeded()).isTrue();
    assertThat(stops.run().succeeded()).isTrue();
    assertThat(stopped).containsExactly("journal");
  }

  private void add(String part) {
    stops.add(
        part,
        () -> {
          stopped.add(part);
          return Future.succeededFuture();
        });
  }
}
