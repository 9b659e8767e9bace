package fr.teleguichet.fleet.account.person;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Links that are good once: for the first account, and for a person to choose a password. */
@Singleton
public final class OneTimeAccountLinks {

  /** How long the link for the first account is good. */
  public static final Duration FIRST = Duration.ofHours(24);

  /** How long an invitation is good. */
  public static final Duration INVITATION = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final SecretGenerator secrets;
  private final Clock clock;

  OneTimeAccountLinks(Database database, SecretGenerator secrets, Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
  }

  /** A new link for the first account; earlier ones are good no more. */
  public SecretToken makeFirst() {
    return jdbi.inTransaction(
        handle -> {
          int _ =
              handle.createUpdate("DELETE FROM account_link WHERE account_id IS NULL").execute();
          return insert(handle, null, FIRST);
        });
  }

  /** A new link for somebody's password; earlier ones are good no more. */
  public SecretToken make(long account) {
    return jdbi.inTransaction(
        handle -> {
          forget(handle, account);
          return insert(handle, account, INVITATION);
        });
  }

  private SecretToken insert(
      Handle handle, @org.jspecify.annotations.Nullable Long account, Duration life) {
    SecretToken token = secrets.text();
    int _ =
        handle
            .createUpdate(
                "INSERT INTO account_link (digest, account_id, expires)"
                    + " VALUES (:digest, :account, :expires)")
            .bind("digest", token.digest())
            .bind("account", account)
            .bind("expires", utc(clock.instant().plus(life)))
            .execute();
    return token;
  }

  /** Whether this is the link for the first account, and still good. */
  public boolean isFirst(SecretToken token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM account_link WHERE digest = :digest"
                        + " AND account_id IS NULL AND expires > :now")
                .bind("digest", token.digest())
                .bind("now", utc(clock.instant()))
                .mapTo(Long.class)
                .one()
                .equals(1L));
  }

  /** Whose password the link sets, where it is still good. */
  public Optional<Long> account(SecretToken token) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT account_id FROM account_link WHERE digest = :digest"
                        + " AND account_id IS NOT NULL AND expires > :now")
                .bind("digest", token.digest())
                .bind("now", utc(clock.instant()))
                .mapTo(Long.class)
                .findOne());
  }

  /** Uses the link up. Returns false when somebody else was faster. */
  public boolean use(SecretToken token) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "DELETE FROM account_link WHERE digest = :digest AND expires > :now")
                    .bind("digest", token.digest())
                    .bind("now", utc(clock.instant()))
                    .execute())
        == 1;
  }

  /** No link sets this account's password any more. */
  public void removeAll(long account) {
    jdbi.useHandle(handle -> forget(handle, account));
  }

  private static void forget(Handle handle, long account) {
    int _ =
        handle
            .createUpdate("DELETE FROM account_link WHERE account_id = :account")
            .bind("account", account)
            .execute();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
