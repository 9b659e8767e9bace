package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.secret.SecretGenerator;
import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.platform.database.BackgroundBatchRunner;
import fr.teleguichet.fleet.platform.database.Database;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browsers in which each person signed in before. */
@Singleton
final class KnownBrowserRepository {

  private static final Logger LOG = LoggerFactory.getLogger(KnownBrowserRepository.class);

  /** Who has not signed in with a browser for so long is a stranger there again. */
  private static final int MONTHS = 13;

  private final Jdbi jdbi;
  private final SecretGenerator secrets;
  private final Clock clock;

  KnownBrowserRepository(Database database, SecretGenerator secrets, Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Whether the person signed in with this browser before. */
  boolean isKnown(SecretToken browser, long account) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM known_browser WHERE digest = :digest"
                        + " AND account_id = :account")
                .bind("digest", browser.digest())
                .bind("account", account)
                .mapTo(Long.class)
                .one()
                .equals(1L));
  }

  /** Whether the person signed in with this browser before; from now on this is the last time. */
  boolean recognise(SecretToken browser, long account) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE known_browser SET used = :now"
                            + " WHERE digest = :digest AND account_id = :account")
                    .bind("digest", browser.digest())
                    .bind("account", account)
                    .bind("now", utc(clock.instant()))
                    .execute()
                > 0);
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "25m")
  void tidy() {
    try {
      long _ = BackgroundBatchRunner.run(clock, this::step);
    } catch (JdbiException failure) {
      LOG.debug("Browsers that nobody uses could not be forgotten; it is tried again.", failure);
    }
  }

  /** Forgets some of those that were not used for long; returns how many. */
  int step() {
    LocalDateTime limit = utc(clock.instant()).minusMonths(MONTHS);
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM known_browser WHERE used < :limit LIMIT 500")
                .bind("limit", limit)
                .execute());
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Gives the browser something to be known by. */
  SecretToken remember(long account) {
    SecretToken browser = secrets.text();
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO known_browser (digest, account_id, used)"
                            + " VALUES (:digest, :account, :now)")
                    .bind("digest", browser.digest())
                    .bind("account", account)
                    .bind("now", utc(clock.instant()))
                    .execute());
    return browser;
  }

  /** Forgets the browsers of a person whose password was changed: one of them may be a thief's. */
  void forget(long account) {
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("DELETE FROM known_browser WHERE account_id = :account")
                    .bind("account", account)
                    .execute());
  }
}
