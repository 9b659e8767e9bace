package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What comes from each in a span of time. */
final class RateLimiterTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));
  private final RateLimiter tempo = new RateLimiter(3, Duration.ofMinutes(1), clock);

  @Test
  void whoIsExhaustedIsHeardAgainWhenTheSpanIsOver() {
    for (int time = 0; time < 3; time++) {
      assertThat(tempo.isExhausted("a")).isFalse();
      tempo.count("a");
    }
    assertThat(tempo.isExhausted("a")).isTrue();
    assertThat(tempo.isExhausted("b")).isFalse();
    clock.set(clock.instant().plusSeconds(59));
    assertThat(tempo.isExhausted("a")).isTrue();
    clock.set(clock.instant().plusSeconds(1));
    assertThat(tempo.isExhausted("a")).isFalse();
  }

  /** Else whoever has many addresses fills the memory. */
  @Test
  void onlySoManyAreRemembered() {
    for (int time = 0; time < 3; time++) {
      tempo.count("a");
    }
    for (int other = 0; other < 10_001; other++) {
      tempo.count("other " + other);
    }
    assertThat(tempo.isExhausted("a")).isFalse();
  }
}
