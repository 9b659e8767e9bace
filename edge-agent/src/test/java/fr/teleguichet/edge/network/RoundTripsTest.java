package fr.teleguichet.edge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

  private final RoundTrips trips = new RoundTrips();

  @Test
  void nothingIsKnownBeforeTheFirst() {
    assertThat(trips.figures())
        .isEqualTo(new NetworkQualityFigures(0, 0, Optional.empty(), Duration.ZERO));
  }

  @Test
  void theMedianOfTheAnsweredAndTheNumberOfTheLostAreTold() {
    add(10, -1, 300, 20, -1);
    NetworkQualityFigures figures = trips.figures();
    assertThat(figures.asked()).isEqualTo(5);
    assertThat(figures.lost()).isEqualTo(2);
    assertThat(figures.roundTrip()).contains(Duration.ofMillis(20));
  }

  @Test
  void onlyTheLatestTwentyCount() {
    for (int i = 0; i < 30; i++) {
      add(-1);
    }
    for (int i = 0; i < RoundTrips.MAX_COUNT; i++) {
      add(20);
    }
    assertThat(trips.figures().asked()).isEqualTo(RoundTrips.MAX_COUNT);
    assertThat(trips.figures().lost()).isZero();
  }

  /** RFC 3550, 6.4.1: J(i) = J(i-1) + (|D(i-1,i)| - J(i-1)) / 16. */
  @Test
  void theJitterIsThatOfTheStandard() {
    add(100, 116);
    assertThat(millis()).isCloseTo(1.0, within(1e-3));
    add(100);
    assertThat(millis()).isCloseTo(1.0 + (16 - 1.0) / 16, within(1e-3));
    // A lost one has no transit time; the next is compared with the one before it.
    add(-1, 100);
    assertThat(millis()).isCloseTo(1.9375 - 1.9375 / 16, within(1e-3));
  }

  @Test
  void aSteadyDifferenceIsTheJitterInTheEnd() {
    for (int i = 0; i < 200; i++) {
      add(50, 80);
    }
    assertThat(millis()).isCloseTo(30, within(0.01));
  }

  private double millis() {
    return trips.figures().jitter().toNanos() / 1e6;
  }

  private void add(int... millis) {
    for (int it : millis) {
      trips.add(it < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(it)));
    }
  }
}
