package fr.teleguichet.fleet.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guessing gets slow, and those who do not guess hardly notice. */
final class GuessRateLimiterTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T10:00:00Z"));
  private final GuessRateLimiter limit = new GuessRateLimiter(clock);

  private void mistakes(int count, String address) {
    for (int i = 0; i < count; i++) {
      limit.mistake(address);
    }
  }

  @Test
  void fourMistakesAreFree() {
    mistakes(4, "192.0.2.1");

    assertThat(limit.pause("192.0.2.1")).isEmpty();
  }

  @Test
  void eachFurtherMistakeDoublesTheWaitUpToAQuarterOfAnHour() {
    mistakes(5, "192.0.2.1");
    assertThat(limit.pause("192.0.2.1")).contains(Duration.ofSeconds(1));
    mistakes(3, "192.0.2.1");
    assertThat(limit.pause("192.0.2.1")).contains(Duration.ofSeconds(8));
    mistakes(60, "192.0.2.1");
    assertThat(limit.pause("192.0.2.1")).contains(Duration.ofMinutes(15));
  }

  @Test
  void whoWaitedMayTryAgain() {
    mistakes(6, "192.0.2.1");

    clock.advance(Duration.ofSeconds(2));

    assertThat(limit.pause("192.0.2.1")).isEmpty();
  }

  @Test
  void aQuietHourForgives() {
    mistakes(60, "192.0.2.1");

    clock.advance(Duration.ofMinutes(61));
    limit.mistake("192.0.2.1");

    assertThat(limit.pause("192.0.2.1")).isEmpty();
  }

  @Test
  void aClockThatIsSetBackMakesNoWaitLonger() {
    mistakes(100, "192.0.2.1");

    clock.advance(Duration.ofDays(-1));

    assertThat(limit.pause("192.0.2.1")).isEmpty();
    assertThat(limit.pause("198.51.100.7")).isEmpty();
    limit.mistake("192.0.2.1");
    assertThat(limit.pause("192.0.2.1")).contains(Duration.ofMinutes(15));
  }

  @Test
  void anotherAddressIsNotPunished() {
    mistakes(60, "192.0.2.1");

    assertThat(limit.pause("192.0.2.2")).isEmpty();
  }

  @Test
  void allAddressesOfOneNetworkPrefixAreOnePlace() {
    for (int i = 0; i < 20; i++) {
      limit.mistake("2001:db8:0:1::" + Integer.toHexString(i + 1));
    }

    assertThat(limit.pause("2001:db8:0:1:ffff::1")).isPresent();
    assertThat(limit.pause("2001:db8:0:2::1")).isEmpty();
  }

  @Test
  void guessingFromEverywhereSlowsEverybodyALittle() {
    for (int i = 0; i < 200; i++) {
      limit.mistake("192.0.2." + i);
    }

    assertThat(limit.pause("198.51.100.1")).contains(Duration.ofSeconds(5));
  }

  @Test
  void tenThousandAddressesDoNotFillTheMemory() {
    for (int i = 0; i < 30_000; i++) {
      limit.mistake("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
    }
    clock.advance(Duration.ofMinutes(1));

    assertThat(limit.pause("10.0.0.0")).isEmpty();
  }
}
