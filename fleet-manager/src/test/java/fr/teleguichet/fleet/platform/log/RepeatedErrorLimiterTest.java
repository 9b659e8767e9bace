package fr.teleguichet.fleet.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The same error a hundred times a minute is a few lines, of which none hides how many it was. */
final class RepeatedErrorLimiterTest {

  private final RepeatedErrorLimiter limiter = new RepeatedErrorLimiter();
  private Instant now = Instant.parse("2026-12-01T12:00:00Z");

  private OptionalLong after(Duration time, String cause) {
    now = now.plus(time);
    return limiter.take(cause, now);
  }

  @Test
  void theFirstIsWrittenAndThoseAfterItAreToldInLongerAndLongerIntervals() {
    assertThat(after(Duration.ZERO, "a")).hasValue(0);
    assertThat(after(Duration.ofSeconds(30), "a")).isEmpty();
    assertThat(after(Duration.ofSeconds(29), "a")).isEmpty();
    assertThat(after(Duration.ofSeconds(1), "a")).hasValue(2);
    assertThat(after(Duration.ofMinutes(9), "a")).isEmpty();
    assertThat(after(Duration.ofMinutes(1), "a")).hasValue(1);
    assertThat(after(Duration.ofMinutes(59), "a")).isEmpty();
    assertThat(after(Duration.ofMinutes(1), "a")).hasValue(1);
    assertThat(after(Duration.ofMinutes(60), "a")).as("each hour from then on").hasValue(0);
  }

  @Test
  void anotherCauseIsWrittenAtOnceAndOneThatWasQuietForADayAnew() {
    assertThat(after(Duration.ZERO, "a")).hasValue(0);
    assertThat(after(Duration.ZERO, "b")).hasValue(0);
    assertThat(after(Duration.ofSeconds(1), "a")).isEmpty();
    assertThat(after(Duration.ofHours(25), "a")).hasValue(0);
  }

  @Test
  void causesBeyondTheBoundShareOneLine() {
    for (int i = 0; i < RepeatedErrorLimiter.MAX_CAUSES; i++) {
      assertThat(after(Duration.ZERO, "cause " + i)).hasValue(0);
    }
    assertThat(after(Duration.ZERO, "one more")).hasValue(0);
    assertThat(after(Duration.ZERO, "and another")).isEmpty();
  }
}
