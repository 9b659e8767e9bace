package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a browser is known in which somebody signed in. */
@ExtendWith(TestDatabase.class)
final class KnownBrowserRepositoryIT {
  private static final long PERSON = 7;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T08:00:00Z"));
  private final KnownBrowserRepository browsers;

  KnownBrowserRepositoryIT(Database database) {
    browsers = new KnownBrowserRepository(database, new SecretGenerator(new Random(7)), clock);
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

  @Test
  void aBrowserIsForgottenThirteenMonthsAfterItsLastSignIn() {
    SecretToken used = browsers.remember(PERSON);
    SecretToken left = browsers.remember(PERSON);
    clock.set(Instant.parse("2027-12-01T08:00:00Z"));
    assertThat(browsers.recognise(used, PERSON)).isTrue();

    clock.set(Instant.parse("2027-12-27T08:00:00Z"));
    assertThat(browsers.step()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(browsers.step()).isEqualTo(1);

    assertThat(browsers.isKnown(left, PERSON)).isFalse();
    assertThat(browsers.isKnown(used, PERSON)).isTrue();
  }
}
