package fr.teleguichet.fleet.update.ddi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** When an address is locked, until when, and what the log says of it. */
final class WrongTokenLimiterTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final WrongTokenLimiter wrong = new WrongTokenLimiter(clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(WrongTokenLimiter.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private List<Level> lines() {
    return log.list.stream().map(ILoggingEvent::getLevel).toList();
  }

  private void pass(Duration time) {
    clock.set(clock.instant().plus(time));
  }

  @Test
  void tenInAMinuteLockAnAddressUntilNoneCameForAMinute() {
    for (int time = 0; time < WrongTokenLimiter.MAX_COUNT; time++) {
      assertThat(wrong.count("a")).isFalse();
    }
    assertThat(lines()).containsExactly(Level.WARN);
    assertThat(wrong.count("b")).isFalse();
    for (int time = 0; time < 3; time++) {
      pass(Duration.ofSeconds(59));
      assertThat(wrong.count("a")).isTrue();
    }
    assertThat(lines()).as("one line for each change").containsExactly(Level.WARN);

    pass(WrongTokenLimiter.SPAN);
    wrong.forget();

    assertThat(lines()).containsExactly(Level.WARN, Level.INFO);
    assertThat(wrong.count("a")).isFalse();
  }

  @Test
  void fewerInAMinuteLockNothing() {
    for (int time = 0; time < 100; time++) {
      assertThat(wrong.count("a")).isFalse();
      pass(Duration.ofSeconds(7));
    }
    assertThat(lines()).isEmpty();
  }

  @Test
  void aClockThatIsSetBackForgets() {
    for (int time = 0; time < WrongTokenLimiter.MAX_COUNT; time++) {
      assertThat(wrong.count("a")).isFalse();
    }
    pass(Duration.ofHours(-1));

    assertThat(wrong.count("a")).isFalse();
  }

  /** Else whoever has many addresses fills the memory. */
  @Test
  void onlySoManyAddressesAreRemembered() {
    for (int time = 0; time < WrongTokenLimiter.MAX_COUNT; time++) {
      assertThat(wrong.count("a")).isFalse();
    }
    for (int other = 0; other < 10_000; other++) {
      assertThat(wrong.count("other " + other)).isFalse();
    }
    assertThat(wrong.count("a")).isFalse();
  }
}
