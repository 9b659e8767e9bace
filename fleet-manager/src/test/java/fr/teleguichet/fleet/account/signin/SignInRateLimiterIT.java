package fr.teleguichet.fleet.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.fleet.account.signin.SignInRateLimiter.Subject;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.platform.database.TestDatabase;
import fr.teleguichet.fleet.platform.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How sign-ins that fail are counted, by many people at once. */
@ExtendWith(TestDatabase.class)
final class SignInRateLimiterIT {
  private static final int PEOPLE = 8;
  private static final int ROUNDS = 12;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T08:00:00Z"));

  private static List<Subject> attempt(String email, String address) {
    return List.of(Subject.account(email), Subject.address(address));
  }

  /** A town hall whose people all come to work at eight. */
  @Test
  void peopleOfOneAddressSignInAtOnceAndNoneIsInTheOthersWay(Database database) throws Exception {
    SignInRateLimiter limits = new SignInRateLimiter(database, clock);
    try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
      for (int round = 0; round < ROUNDS; round++) {
        CountDownLatch together = new CountDownLatch(PEOPLE);
        int now = round;
        List<Callable<Optional<Duration>>> attempts =
            IntStream.range(0, PEOPLE)
                .mapToObj(
                    person ->
                        (Callable<Optional<Duration>>)
                            () -> {
                              // In both orders, as no caller knows in which others ask.
                              List<Subject> subjects =
                                  new ArrayList<>(attempt(now + "-" + person, "10.0.0." + now));
                              if (person % 2 == 0) {
                                subjects = subjects.reversed();
                              }
                              together.countDown();
                              together.await();
                              Optional<Duration> wait = limits.begin(subjects);
                              limits.succeeded(subjects);
                              return wait;
                            })
                .toList();
        for (Future<Optional<Duration>> attempt : people.invokeAll(attempts)) {
          assertThat(attempt.get()).isEmpty();
        }
      }
    }
  }

  /** A machine without a clock of its own may start in another year until it hears the time. */
  @Test
  void aClockThatIsSetBackKeepsNobodyOut(Database database) {
    SignInRateLimiter limits = new SignInRateLimiter(database, clock);
    List<Subject> subjects = attempt("zoe@example.org", "10.1.0.9");
    for (int failure = 0; failure < 20; failure++) {
      assertThat(limits.begin(subjects)).isEmpty();
      clock.advance(SignInRateLimiter.MAX_WAIT);
    }
    assertThat(limits.begin(subjects)).isEmpty();

    clock.advance(Duration.ofDays(-400));

    assertThat(limits.begin(subjects)).isEmpty();
    assertThat(limits.begin(subjects)).contains(SignInRateLimiter.MAX_WAIT);
  }

  @Test
  void whoeverFailsTooOftenWaits(Database database) {
    SignInRateLimiter limits = new SignInRateLimiter(database, clock);
    List<Subject> subjects = attempt("anne@example.org", "10.1.0.1");
    for (int failure = 0; failure < 6; failure++) {
      assertThat(limits.begin(subjects)).isEmpty();
    }

    assertThat(limits.begin(subjects)).contains(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(limits.begin(subjects)).isEmpty();
    assertThat(limits.begin(subjects)).contains(Duration.ofSeconds(2));
  }
}
