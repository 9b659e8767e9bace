package fr.teleguichet.fleet.call;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenBucketLimiterTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T08:00:00Z"));
  private final TokenBucketLimiter buckets = new TokenBucketLimiter(200, 50, clock);

  private long taken(String whose, int tries) {
    return IntStream.range(0, tries).filter(_ -> buckets.take(whose)).count();
  }

  @Test
  void aBurstIsTakenAndThenSoManyInASecond() {
    assertThat(taken("a", 500)).isEqualTo(200);
    assertThat(taken("b", 10)).isEqualTo(10);
    clock.advance(Duration.ofSeconds(2));
    assertThat(taken("a", 500)).isEqualTo(100);
    clock.advance(Duration.ofHours(1));
    assertThat(taken("a", 500)).isEqualTo(200);
  }

  @Test
  void aClockThatIsSetBackGivesNothingAway() {
    assertThat(taken("a", 200)).isEqualTo(200);
    clock.advance(Duration.ofHours(-1));
    assertThat(buckets.take("a")).isFalse();
  }
}
