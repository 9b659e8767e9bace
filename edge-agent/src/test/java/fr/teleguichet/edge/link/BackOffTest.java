package fr.teleguichet.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackOffTest {

  private static BackOff of(int servers, RandomGenerator random) {
    return new BackOff(LinkTimings.STANDARD, servers, random);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1500",
    "2, 3000",
    "3, 6000",
    "4, 12000",
    "5, 24000",
    "6, 48000",
    "7, 60000",
    "1000, 60000"
  })
  void theBoundDoublesUpToTheLongest(int failures, long millis) {
    assertThat(of(1, new Random(1)).bound(failures)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"1, 1500", "2, 1500", "3, 1500", "4, 3000", "6, 3000", "7, 6000"})
  void withSeveralServersTheBoundDoublesWithEachRound(int failures, long millis) {
    assertThat(of(3, new Random(1)).bound(failures)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void theWaitIsAnywhereBelowTheBound() {
    BackOff backOff = of(1, new Random(1));
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < 10_000; i++) {
      long wait = backOff.after(7).toMillis();
      least = Math.min(least, wait);
      most = Math.max(most, wait);
    }
    assertThat(least).isBetween(50L, 500L);
    assertThat(most).isBetween(59_000L, 60_000L);
  }

  @Test
  void evenAnUnluckyDrawDoesNotSpin() {
    RandomGenerator unlucky = () -> 0L;
    assertThat(of(1, unlucky).after(1)).isEqualTo(Duration.ofMillis(50));
  }
}
