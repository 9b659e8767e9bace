package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a kiosk shall ask again. */
final class PollingTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-25T10:00:00Z"));
  private final Polling polling = new Polling(Duration.ofMinutes(5), clock);

  private Duration pause(Optional<Duration> own, Optional<Duration> until) {
    String[] parts =
        polling.pause("figeac-1", own, until.map(it -> clock.instant().plus(it))).split(":", -1);
    return Duration.ofHours(Long.parseLong(parts[0]))
        .plusMinutes(Long.parseLong(parts[1]))
        .plusSeconds(Long.parseLong(parts[2]));
  }

  @Test
  void eachKioskHasAPauseOfItsOwnThatIsAlwaysTheSame() {
    assertThat(pause(Optional.empty(), Optional.empty()))
        .isBetween(Duration.ofSeconds(300), Duration.ofSeconds(330))
        .isEqualTo(pause(Optional.empty(), Optional.empty()));
    assertThat(pause(Optional.of(Duration.ofDays(1)), Optional.empty()))
        .isEqualTo(Duration.ofDays(1).minusSeconds(1));
  }

  /** So that it begins when it may and not five minutes later. */
  @Test
  void aKioskWhoseWindowOpensSoonAsksThreeTimesBefore() {
    Duration left = Duration.ofMinutes(9);
    int asked = 0;
    while (left.isPositive()) {
      Duration pause = pause(Optional.empty(), Optional.of(left));
      assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(330));
      left = left.minus(pause);
      asked++;
    }
    assertThat(asked).isGreaterThanOrEqualTo(4);
    assertThat(pause(Optional.empty(), Optional.of(Duration.ofSeconds(1))))
        .isBetween(Polling.SHORTEST, Duration.ofSeconds(33));
    assertThat(pause(Optional.empty(), Optional.of(Duration.ofHours(9))))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }
}
