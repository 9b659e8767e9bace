package fr.teleguichet.fleet.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.access.Scope;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

/** Whoever signs in again and again can't take all the live streams that there are either. */
@ExtendWith(TestDatabase.class)
final class StreamsOfOnePersonIT {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-30T08:00:00Z"));

  @Test
  void manySessionsOfOnePersonHaveOnlySoManyStreamsTogether(Database database) {
    SignedOutStreamCloser watch =
        new SignedOutStreamCloser(
            new SessionRepository(
                database,
                new SecretGenerator(new Random(7)),
                SignInSettings.from(Settings.of(Map.of())),
                new SessionFallbackCache(clock),
                List.of(),
                clock),
            clock);
    for (int stream = 0; stream < SignedOutStreamCloser.MAX_OF_ONE_PERSON; stream++) {
      int session = 100 + stream / SignedOutStreamCloser.MAX_OF_ONE;
      assertThat(opens(watch, person(1, session))).as("stream %d", stream).isTrue();
    }

    assertThat(opens(watch, person(1, 999))).as("one more session").isFalse();
    assertThat(opens(watch, person(2, 200))).as("another person").isTrue();
  }

  private static boolean opens(SignedOutStreamCloser watch, Caller caller) {
    return watch.whileSignedIn(caller, () -> Optional.of(Flux.never())).isPresent();
  }

  private static Caller person(long account, long session) {
    return new Caller.Person(
        new Principal(
            new Actor.Person(account, "Sacha"), Role.VIEWER, new Scope.Fleet(), Optional.empty()),
        account,
        session,
        false);
  }
}
