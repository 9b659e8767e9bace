package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes guessing slow. Whoever fails waits ever longer, for a quarter of an hour at most, and
 * attempts during the wait are not looked at and do not lengthen it.
 *
 * <p>A stranger must not keep a person out by failing in her name. So a browser in which she signed
 * in before is counted by itself, neither with her account nor with its address (OWASP calls it a
 * device cookie).
 */
@Singleton
public final class SignInRateLimiter {

  /**
   * Something whose failures are counted.
   *
   * @param name what it is
   * @param free how many failures cost nothing
   */
  public record Subject(String name, int free) {

    private static final int FREE_FOR_ONE = 5;
    private static final int FREE_FOR_MANY = 20;

    static Subject account(String email) {
      return new Subject("account " + email, FREE_FOR_ONE);
    }

    static Subject browser(SecretToken browser, long account) {
      return new Subject("browser " + account + " " + browser.reveal(), FREE_FOR_ONE);
    }

    /** Many people may share one address; one person has a whole /64 of IPv6. */
    static Subject address(String address) {
      return new Subject("address " + network(address), FREE_FOR_MANY);
    }

    private static String network(String address) {
      if (!address.contains(":")) {
        return address;
      }
      try {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
      } catch (IllegalArgumentException _) {
        return address;
      }
    }

    private byte[] digest() {
      return SecretToken.sha256(name);
    }

    @Override
    public String toString() {
      return "Subject[***]";
    }
  }

  static final Duration MAX_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
  private static final int MAX_DOUBLINGS = 12;

  private record Count(int failures, Instant last, Instant until) {
    static final Count NONE = new Count(0, Instant.EPOCH, Instant.EPOCH);
  }

  private final Jdbi jdbi;
  private final Clock clock;

  SignInRateLimiter(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /**
   * Counts an attempt as a failure until {@link #succeeded} says otherwise: attempts at the same
   * time must not all be free.
   *
   * @return how long to wait, and then nothing was counted
   */
  Optional<Duration> begin(List<Subject> subjects) {
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          ordered(subjects).forEach(subject -> lock(handle, subject, now));
          Optional<Duration> wait =
              subjects.stream()
                  .map(subject -> read(handle, subject))
                  .map(count -> Duration.between(now, count.until()))
                  .filter(it -> it.isPositive() && !isOfLaterClock(it))
                  .max(Duration::compareTo);
          if (wait.isEmpty()) {
            subjects.forEach(subject -> count(handle, subject, now));
          }
          return wait;
        });
  }

  /** Nobody waits as long: it was written before the clock was set back. */
  private static boolean isOfLaterClock(Duration wait) {
    return wait.compareTo(MAX_WAIT) > 0;
  }

  /** In one order for everybody: two who lock the same two rows would wait for each other. */
  private static List<Subject> ordered(List<Subject> subjects) {
    return subjects.stream()
        .sorted(Comparator.comparing(Subject::digest, Arrays::compareUnsigned))
        .toList();
  }

  /**
   * Locks the subject's row, which is there afterwards. A row that is not there can't be locked,
   * but by the gap in its place: two who have that and want to insert deadlock.
   */
  private static void lock(Handle handle, Subject subject, Instant now) {
    int _ =
        handle
            .createUpdate(
                """
                INSERT INTO sign_in_failure (subject, failures, last, until)
                VALUES (:subject, 0, :now, :now) ON DUPLICATE KEY UPDATE failures = failures
                """)
            .bind("subject", subject.digest())
            .bind("now", utc(now))
            .execute();
  }

  private static Count read(Handle handle, Subject subject) {
    return handle
        .createQuery("SELECT failures, last, until FROM sign_in_failure WHERE subject = :subject")
        .bind("subject", subject.digest())
        .map(
            (row, _) ->
                new Count(
                    row.getInt("failures"),
                    row.getObject("last", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getObject("until", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .findOne()
        .orElse(Count.NONE);
  }

  private static void count(Handle handle, Subject subject, Instant now) {
    Count before = read(handle, subject);
    boolean forgotten = before.last().plus(FORGOTTEN_AFTER).isBefore(now);
    int failures = forgotten ? 1 : before.failures() + 1;
    int _ =
        handle
            .createUpdate(
                """
                UPDATE sign_in_failure SET failures = :failures, last = :now, until = :until
                WHERE subject = :subject
                """)
            .bind("subject", subject.digest())
            .bind("failures", failures)
            .bind("now", utc(now))
            .bind("until", utc(now.plus(delay(failures - subject.free()))))
            .execute();
  }

  /** One second after the free attempts, doubled each time. */
  static Duration delay(int beyond) {
    if (beyond <= 0) {
      return Duration.ZERO;
    }
    Duration wait = Duration.ofSeconds(1L << Math.min(beyond - 1, MAX_DOUBLINGS));
    return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
  }

  /** Takes back what {@link #begin} counted for an attempt that was no guess. */
  void succeeded(List<Subject> subjects) {
    jdbi.useTransaction(
        handle -> {
          for (Subject subject : ordered(subjects)) {
            // Who knows one password must not get free guesses at others' from the same address.
            boolean isShared = subject.name().startsWith("address ");
            int _ =
                handle
                    .createUpdate(
                        isShared
                            ? "UPDATE sign_in_failure SET failures = GREATEST(failures, 1) - 1"
                                + " WHERE subject = :subject"
                            : "DELETE FROM sign_in_failure WHERE subject = :subject")
                    .bind("subject", subject.digest())
                    .execute();
          }
        });
  }

  /** Drops what is forgotten anyway. */
  @Scheduled(fixedDelay = "1h", initialDelay = "11m")
  void sweep() {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("DELETE FROM sign_in_failure WHERE last < :then")
                    .bind("then", utc(clock.instant().minus(FORGOTTEN_AFTER)))
                    .execute());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
