package fr.teleguichet.fleet.account.signin;

import fr.teleguichet.fleet.account.secret.SecretMaker;
import fr.teleguichet.fleet.account.secret.SecretText;
import fr.teleguichet.fleet.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** The browsers in which each person signed in before. */
@Singleton
final class KnownBrowsers {

  private final Jdbi jdbi;
  private final SecretMaker secrets;
  private final Clock clock;

  KnownBrowsers(Database database, SecretMaker secrets, Clock clock) {
    this.jdbi = database.jdbi();
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Whether the person signed in with this browser before. */
  boolean isKnown(SecretText browser, long account) {
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

  /** Gives the browser something to be known by. */
  SecretText remember(long account) {
    SecretText browser = secrets.text();
    int _ =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO known_browser (digest, account_id, used)"
                            + " VALUES (:digest, :account, :now)")
                    .bind("digest", browser.digest())
                    .bind("account", account)
                    .bind("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
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
