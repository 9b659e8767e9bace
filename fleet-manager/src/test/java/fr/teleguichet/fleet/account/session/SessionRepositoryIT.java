package fr.teleguichet.fleet.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When somebody who signed in has to do so again. */
@ExtendWith(TestDatabase.class)
final class SessionRepositoryIT {
  private static final long PERSON = 7;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T08:00:00Z"));
  private Runnable asked = () -> {};
  private final SessionFallbackCache memory =
      new SessionFallbackCache(
          new Clock() {
            @Override
            public Instant instant() {
              asked.run();
              return clock.instant();
            }

            @Override
            public ZoneId getZone() {
              return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return clock.withZone(zone);
            }
          });
  private final SessionRepository sessions;

  SessionRepositoryIT(Database database) {
    sessions =
        new SessionRepository(
            database,
            new SecretGenerator(new Random(7)),
            SignInSettings.from(Settings.of(Map.of())),
            memory,
            List.of(),
            clock);
  }

  @BeforeEach
  void somebody(Database database) {
    int _ =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle.execute(
                        "INSERT INTO account (id, name, email, role, whole_fleet, created)"
                            + " VALUES (?, 'Anne', 'anne@example.org', 'viewer', TRUE, NOW(3))",
                        PERSON));
  }

  private SecretToken opened(boolean complete) {
    return sessions.open(PERSON, complete, "127.0.0.1", "a test");
  }

  @Test
  void afterTwoHoursWithoutARequestItIsOver() {
    SecretToken token = opened(true);

    clock.advance(Duration.ofMinutes(119));
    assertThat(sessions.find(token)).isPresent();

    clock.advance(Duration.ofMinutes(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void eachRequestLetsItGoOnButNotBeyondADay() {
    SecretToken token = opened(true);

    for (int hour = 1; hour < 24; hour++) {
      clock.advance(Duration.ofHours(1));
      sessions.touch(sessions.find(token).orElseThrow());
    }

    clock.advance(Duration.ofHours(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void withoutTheSecondFactorItIsOverAfterFiveMinutes() {
    SecretToken token = opened(false);

    clock.advance(Duration.ofMinutes(4));
    assertThat(sessions.find(token)).isPresent();

    clock.advance(Duration.ofMinutes(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void whatIsOverIsSweptAwayAndWhatIsUsedStays() {
    SecretToken left = opened(true);
    clock.advance(Duration.ofMinutes(90));
    SecretToken used = opened(true);
    clock.advance(Duration.ofMinutes(31));

    sessions.sweep();

    clock.set(Instant.parse("2026-11-27T08:00:00Z"));
    assertThat(sessions.find(left)).isEmpty();
    assertThat(sessions.find(used)).isPresent();
  }

  /** Between the reading of a session and its being kept somebody ends it. */
  @Test
  void aSessionThatEndsWhileItIsReadIsNotRemembered() {
    SecretToken token = opened(true);
    Session session = sessions.find(token).orElseThrow();
    assertThat(memory.recall(token)).isPresent();
    // The clock is asked when what was read is kept.
    asked =
        () -> {
          asked = () -> {};
          assertThat(sessions.end(PERSON, session.id())).isTrue();
        };

    assertThat(sessions.find(token)).as("as it was read").isPresent();

    assertThat(memory.recall(token)).isEmpty();
  }
}
