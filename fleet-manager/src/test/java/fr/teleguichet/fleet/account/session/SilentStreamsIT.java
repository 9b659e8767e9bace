package fr.teleguichet.fleet.account.session;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.access.Caller;
import fr.teleguichet.fleet.account.SignInSettings;
import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A page that was left without a word takes none of the streams that its session may have. */
@ExtendWith(TestDatabase.class)
final class SilentStreamsIT {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-27T08:00:00Z"));

  @Test
  void aStreamByWhichNothingGoesOutIsGivenUpAndOneThatIsReadStays(Database database) {
    SignedOutStreamCloser watch = watcher(database);
    Sinks.Many<String> events = Sinks.many().multicast().onBackpressureBuffer();
    Disposable read =
        Flux.from(
                watch
                    .whileSignedIn(new Caller.Nobody(), () -> Optional.of(events.asFlux()))
                    .orElseThrow())
            .subscribe();
    var _ = watch.whileSignedIn(new Caller.Nobody(), () -> Optional.of(Flux.never()));
    assertThat(watch.size()).isEqualTo(2);

    for (int beat = 0; beat < 7; beat++) {
      clock.advance(Duration.ofSeconds(10));
      events.tryEmitNext("beat").orThrow();
    }
    watch.look();

    assertThat(watch.size()).isEqualTo(1);
    assertThat(read.isDisposed()).isFalse();
    read.dispose();
    assertThat(watch.size()).isZero();
  }

  /** Else it has its place among those of its session until it is as late again. */
  @Test
  void aClockThatIsSetBackKeepsNoSilentStreamAndEndsNoneAtOnce(Database database) {
    SignedOutStreamCloser watch = watcher(database);
    var _ = watch.whileSignedIn(new Caller.Nobody(), () -> Optional.of(Flux.never()));

    clock.advance(Duration.ofHours(-2));
    watch.look();
    assertThat(watch.size()).isEqualTo(1);
    clock.advance(SignedOutStreamCloser.SILENT.plusSeconds(1));
    watch.look();

    assertThat(watch.size()).isZero();
  }

  private SignedOutStreamCloser watcher(Database database) {
    return new SignedOutStreamCloser(
        new SessionRepository(
            database,
            new SecretGenerator(new Random(7)),
            SignInSettings.from(Settings.of(Map.of())),
            new SessionFallbackCache(clock),
            List.of(),
            clock),
        clock);
  }
}
