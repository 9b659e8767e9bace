package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What the log says when signing in through the identity provider fails, and how often. */
final class IdentityProviderFailureLogTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T10:00:00Z"));
  private final IdentityProviderFailureLog failures = new IdentityProviderFailureLog(clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(IdentityProviderFailureLog.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
  }

  private List<Object> causes() {
    return log.list.stream().map(line -> line.getKeyValuePairs().getFirst().value).toList();
  }

  @Test
  void eachCauseIsToldOnceAMinuteHoweverOftenItComes() {
    for (int time = 0; time < 1_000; time++) {
      failures.tell("the visit was over");
    }
    failures.tell("the token endpoint answers invalid_client");
    assertThat(causes())
        .containsExactly("the visit was over", "the token endpoint answers invalid_client");

    clock.set(clock.instant().plus(IdentityProviderFailureLog.SILENCE));
    failures.tell("the visit was over");
    assertThat(causes()).hasSize(3);
  }

  @Test
  void aClockThatWasSetBackSilencesNothing() {
    failures.tell("the visit was over");
    clock.set(clock.instant().minus(Duration.ofDays(1)));
    failures.tell("the visit was over");
    assertThat(causes()).hasSize(2);
  }

  @Test
  void aHundredCausesInAMinuteAreEnough() {
    for (int cause = 0; cause < 1_000; cause++) {
      failures.tell("cause " + cause);
    }
    assertThat(causes()).hasSize(100);

    clock.set(clock.instant().plus(IdentityProviderFailureLog.SILENCE));
    failures.tell("the visit was over");
    assertThat(causes()).hasSize(101);
  }
}
